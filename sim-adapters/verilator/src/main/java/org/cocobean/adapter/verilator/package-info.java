/// Verilator: the design becomes C++, which is compiled with the agent into one library for this
/// JVM, or into a program of its own. Knows no other simulator.
@NullMarked
package org.cocobean.adapter.verilator;

import org.jspecify.annotations.NullMarked;
