package org.cocobean.task;

/// Thrown out of a wait when the waiting task is cancelled, and by joining a cancelled task. A
/// cancelled task must let it pass: swallowing it fails the test.
public final class TaskCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Creates one with its message.
    public TaskCancelledException(String message) {
        super(message);
    }
}
