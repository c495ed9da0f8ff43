/// What a task can wait for. Knows nothing of how waiting is done.
@NullMarked
package org.cocobean.trigger;

import org.jspecify.annotations.NullMarked;
