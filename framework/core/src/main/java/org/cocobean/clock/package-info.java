/// Clocks that the simulator toggles by itself. Knows nothing of how.
@NullMarked
package org.cocobean.clock;

import org.jspecify.annotations.NullMarked;
