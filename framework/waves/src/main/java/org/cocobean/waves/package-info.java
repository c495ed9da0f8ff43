/// Reads waves by signal and time, from FST and VCD files of any simulator. Knows nothing of tests,
/// simulations or reports.
@NullMarked
package org.cocobean.waves;

import org.jspecify.annotations.NullMarked;
