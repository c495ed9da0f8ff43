/// Whole-run benchmarks: Cocobean beside the physical limits and its peers, always in one run,
/// since machines are noisy.
@NullMarked
package org.cocobean.benchmarks;

import org.jspecify.annotations.NullMarked;
