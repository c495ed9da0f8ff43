package org.cocobean.dut;

/// Whether an object is a port of its scope, and which way its values go.
public enum Direction {
    /// No port: an object inside.
    NONE,
    /// An input.
    INPUT,
    /// An output.
    OUTPUT,
    /// Both.
    INOUT
}
