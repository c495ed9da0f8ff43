package org.cocobean.sim;

import org.cocobean.session.MachineryFailure;

/// A simulator or another tool is not installed. The message says which, where it was looked for,
/// and how to install it.
public final class MissingToolException extends RuntimeException implements MachineryFailure {
    private static final long serialVersionUID = 1;

    /// Creates one with its message.
    public MissingToolException(String message) {
        super(message);
    }
}
