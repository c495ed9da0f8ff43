/// Mutation run: puts small faults into the sample designs, one at a time, and looks whether the
/// testbenches notice. It knows the sample test classes and nothing of how they work.
@NullMarked
package org.cocobean.samples.mutants;

import org.jspecify.annotations.NullMarked;
