/// Nine-state logic values and vectors with HDL ranges. Knows nothing of simulators, handles or
/// tasks.
@NullMarked
package org.cocobean.value;

import org.jspecify.annotations.NullMarked;
