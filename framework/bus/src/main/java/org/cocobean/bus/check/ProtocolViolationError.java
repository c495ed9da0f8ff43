package org.cocobean.bus.check;

/// A rule of a protocol was broken, and no test expected it.
public final class ProtocolViolationError extends AssertionError {
    private static final long serialVersionUID = 1;

    /// Creates one with its message.
    public ProtocolViolationError(String message) {
        super(message);
    }
}
