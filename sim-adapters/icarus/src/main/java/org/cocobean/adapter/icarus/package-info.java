/// Icarus Verilog: `iverilog` compiles, `vvp` runs with the agent as a VPI module. Knows no other
/// simulator.
@NullMarked
package org.cocobean.adapter.icarus;

import org.jspecify.annotations.NullMarked;
