package org.cocobean.task;

import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// A concurrent activity of a test, started by `fork`.
///
/// Exactly one task runs at a time. A task that fails and that nobody joins fails the test at once.
///
/// @param <T> what it returns
public interface Task<T extends @Nullable Object> {

    /// Returns the name, `task-1` and so on unless it was given one.
    String name();

    /// Blocks until the task has ended and returns its result; may be called repeatedly.
    ///
    /// @throws TaskCancelledException when it was cancelled
    T join();

    /// Ends the task: its present wait throws [TaskCancelledException]; a task that has not started
    /// never will. Harmless when it has ended.
    ///
    /// @throws IllegalStateException when a task cancels itself
    void cancel();

    /// Tells whether it has ended, in whatever way.
    boolean isDone();

    /// Tells whether it was cancelled.
    boolean isCancelled();

    /// Returns a trigger that fires when the task ends.
    Trigger done();
}
