package org.cocobean.internal.link;

/// The simulator died or was killed while a test waited for it.
public final class SimulatorGoneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String obituary;

    /// Creates one with the peer's obituary.
    public SimulatorGoneException(String obituary) {
        super(obituary);
        this.obituary = obituary;
    }

    /// Returns how the simulator ended.
    public String obituary() {
        return obituary;
    }
}
