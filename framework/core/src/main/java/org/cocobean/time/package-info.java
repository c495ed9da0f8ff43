/// Simulated time as exact quantities and their conversion to simulator steps. Knows nothing of
/// simulators or tasks.
@NullMarked
package org.cocobean.time;

import org.jspecify.annotations.NullMarked;
