package org.cocobean.sim.spi;

import java.util.concurrent.TimeoutException;

/// A command took too long and has been killed, with all that it had started.
public final class CommandTimeoutException extends TimeoutException {

    private static final long serialVersionUID = 1;

    private final String output;

    /// Creates one.
    ///
    /// @param output what the command had printed until then
    public CommandTimeoutException(String message, String output) {
        super(message);
        this.output = output;
    }

    /// Returns what the command had printed until it was killed.
    public String output() {
        return output;
    }
}
