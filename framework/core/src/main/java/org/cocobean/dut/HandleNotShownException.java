package org.cocobean.dut;

/// An object is in the design, but this simulator or this build does not show it.
public final class HandleNotShownException extends NoSuchHandleException {
    private static final long serialVersionUID = 1;

    /// Creates one with its message.
    public HandleNotShownException(String message) {
        super(message);
    }
}
