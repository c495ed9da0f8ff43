/// One simulation's scheduler: tasks, wait points, handles and the dialogue with the agent. Knows
/// the link, but no simulator, and of JUnit only the name that its stack frames have.
@NullMarked
package org.cocobean.internal.kernel;

import org.jspecify.annotations.NullMarked;
