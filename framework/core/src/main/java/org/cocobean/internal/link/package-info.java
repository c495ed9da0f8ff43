/// The JVM's end of the link to a simulation: the memory window and the one native call per
/// wake-up. Knows nothing of tasks, triggers or signals.
@NullMarked
package org.cocobean.internal.link;

import org.jspecify.annotations.NullMarked;
