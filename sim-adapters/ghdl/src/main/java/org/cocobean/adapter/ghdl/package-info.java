/// GHDL: `ghdl` analyses VHDL into libraries, then elaborates and runs with the agent as a VPI
/// module. Knows no other simulator.
@NullMarked
package org.cocobean.adapter.ghdl;

import org.jspecify.annotations.NullMarked;
