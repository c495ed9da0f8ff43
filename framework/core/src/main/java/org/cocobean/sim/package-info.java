/// Simulations: the description of a design, and the running simulation with its life cycle. Knows
/// no particular simulator and nothing of JUnit.
@NullMarked
package org.cocobean.sim;

import org.jspecify.annotations.NullMarked;
