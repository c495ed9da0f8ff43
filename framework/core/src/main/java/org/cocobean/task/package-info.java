/// Concurrent activities of a test and how they meet: tasks, events, locks, queues. Knows nothing
/// of simulators.
@NullMarked
package org.cocobean.task;

import org.jspecify.annotations.NullMarked;
