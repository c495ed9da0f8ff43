package org.cocobean.task;

/// A task failed that nobody joins, so the test fails: the cause is the task's failure, this
/// error's own stack trace says where the test stood.
public final class TaskFailedError extends AssertionError {
    private static final long serialVersionUID = 1;

    /// Creates one with the failure of the task.
    public TaskFailedError(String message, Throwable cause) {
        super(message, cause);
    }
}
