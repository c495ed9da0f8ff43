package org.cocobean.sim;

/// The simulation itself failed the test: the HDL reported an error, ended early, or the simulator
/// died.
public final class SimulationFailedError extends AssertionError {
    private static final long serialVersionUID = 1;

    /// Creates one with its message.
    public SimulationFailedError(String message) {
        super(message);
    }

    /// Creates one with its message and what led to it.
    public SimulationFailedError(String message, Throwable cause) {
        super(message, cause);
    }
}
