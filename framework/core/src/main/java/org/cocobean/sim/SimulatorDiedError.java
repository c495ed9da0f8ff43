package org.cocobean.sim;

import org.cocobean.session.MachineryFailure;

/// The simulator itself broke: it crashed, was killed, ended badly or took too long by the clock on
/// the wall. Unlike an error that the HDL reports, no test can expect it.
public final class SimulatorDiedError extends SimulationFailedError implements MachineryFailure {
    private static final long serialVersionUID = 1;

    /// Creates one with its message.
    public SimulatorDiedError(String message) {
        super(message);
    }

    /// Creates one with its message and what led to it.
    public SimulatorDiedError(String message, Throwable cause) {
        super(message, cause);
    }
}
