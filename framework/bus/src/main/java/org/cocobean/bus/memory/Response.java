package org.cocobean.bus.memory;

/// How an access was answered. Protocols with one kind of error use [#SLVERR].
public enum Response {
    /// Done.
    OKAY,
    /// Done, exclusively (AXI4).
    EXOKAY,
    /// What is there refused.
    SLVERR,
    /// Nothing is there.
    DECERR;

    /// Tells whether it is an error.
    public boolean isError() {
        return this == SLVERR || this == DECERR;
    }

    /// Returns the worse of two.
    public Response or(Response other) {
        return isError() || (!other.isError() && other == OKAY) ? this : other;
    }
}
