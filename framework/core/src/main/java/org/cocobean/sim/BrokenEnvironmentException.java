package org.cocobean.sim;

import org.cocobean.session.MachineryFailure;

/// Something that simulations need is there but does not work: a tool that cannot be run, a
/// directory that cannot be written, a full disk. The message says what, where, and what to do.
///
/// Unlike a [MissingToolException] it is never a reason to skip a test.
public final class BrokenEnvironmentException extends RuntimeException implements MachineryFailure {
    private static final long serialVersionUID = 1;

    /// Creates one with its message.
    public BrokenEnvironmentException(String message) {
        super(message);
    }
}
