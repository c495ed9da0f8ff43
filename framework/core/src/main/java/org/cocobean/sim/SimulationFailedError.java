package org.cocobean.sim;

/// The simulation itself failed the test: the HDL reported an error or ended early; as
/// [SimulatorDiedError], the simulator broke.
public sealed class SimulationFailedError extends AssertionError
        permits SimulatorDiedError, DesignEndedError {
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
