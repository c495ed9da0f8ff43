package org.cocobean.dut;

/// An object of the elaborated design.
public interface Handle {

    /// Returns the name in its scope.
    String name();

    /// Returns the full path from the top, for example `top.fifo.level`.
    String path();

    /// Returns what it is.
    HandleKind kind();
}
