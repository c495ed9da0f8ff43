package org.cocobean.sim;

import org.cocobean.session.MachineryFailure;

/// The code of a test did not come back: it blocks or loops without waiting for the simulation, and
/// no interrupt ended it. Its thread has been left behind. Or an interrupt did end it, and the code
/// went on as if nothing had been.
public final class TestHungError extends AssertionError implements MachineryFailure {
    private static final long serialVersionUID = 1;

    /// Creates one with its message.
    public TestHungError(String message) {
        super(message);
    }
}
