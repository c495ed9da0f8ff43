package org.cocobean.value;

/// Thrown when a value is needed as a number or a boolean but has bits that are neither 0 nor 1.
///
/// The message shows the value and names those bits by their HDL index.
public final class UnresolvedValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Creates the exception with its whole message.
    public UnresolvedValueException(String message) {
        super(message);
    }
}
