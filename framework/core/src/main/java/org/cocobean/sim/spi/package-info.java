/// What a simulator adapter provides: pure functions from a design to commands, and what the
/// simulator can do. Knows no particular simulator, and nothing of tests, tasks or the link.
@NullMarked
package org.cocobean.sim.spi;

import org.jspecify.annotations.NullMarked;
