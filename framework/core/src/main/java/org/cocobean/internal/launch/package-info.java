/// From a design to a running simulation: finds tools, builds through the cache, starts and watches
/// simulators. Knows no particular simulator and nothing of tasks.
@NullMarked
package org.cocobean.internal.launch;

import org.jspecify.annotations.NullMarked;
