package org.cocobean.dut;

/// A name was not found in the design.
public sealed class NoSuchHandleException extends RuntimeException permits HandleNotShownException {
    private static final long serialVersionUID = 1;

    /// Creates one with its message.
    public NoSuchHandleException(String message) {
        super(message);
    }
}
