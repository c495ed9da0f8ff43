package org.cocobean.sim;

/// The HDL ended the simulation, without an error and of its own will (`$finish`,
/// `std.env.finish`), while the test still waited for something else.
public final class DesignEndedError extends SimulationFailedError {
    private static final long serialVersionUID = 1;

    /// Creates one with its message.
    public DesignEndedError(String message) {
        super(message);
    }
}
