package org.cocobean.bus.axi;

/// How the addresses of a burst follow one another (AXI A3.4.1), in the order of their codes.
public enum Burst {
    /// All beats at one address.
    FIXED,
    /// One after the other.
    INCR,
    /// One after the other, from the end of a block on from its beginning.
    WRAP,
    /// Not allowed.
    RESERVED
}
