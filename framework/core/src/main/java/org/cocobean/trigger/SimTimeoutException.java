package org.cocobean.trigger;

/// Something did not happen within the simulated time that was allowed for it.
public final class SimTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Creates one with its message.
    public SimTimeoutException(String message) {
        super(message);
    }
}
