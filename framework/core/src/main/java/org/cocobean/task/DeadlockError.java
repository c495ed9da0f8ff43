package org.cocobean.task;

/// Nothing can wake any task again. The message holds a table of who waits for what since when.
public final class DeadlockError extends AssertionError {
    private static final long serialVersionUID = 1;

    /// Creates one with its message.
    public DeadlockError(String message) {
        super(message);
    }
}
