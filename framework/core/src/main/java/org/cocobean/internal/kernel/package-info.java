/// One simulation's scheduler: tasks, wait points, handles and the dialogue with the agent. Knows
/// the link, but no simulator and nothing of JUnit.
@NullMarked
package org.cocobean.internal.kernel;

import org.jspecify.annotations.NullMarked;
