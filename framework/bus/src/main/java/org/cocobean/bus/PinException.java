package org.cocobean.bus;

/// Pins could not be bound. The message lists all that is wrong: pins that are missing, with the
/// nearest names, signals that no pin took, and widths that do not fit.
public final class PinException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Creates one with its message.
    public PinException(String message) {
        super(message);
    }
}
