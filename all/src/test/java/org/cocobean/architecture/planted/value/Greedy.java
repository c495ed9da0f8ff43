package org.cocobean.architecture.planted.value;

import org.cocobean.architecture.planted.dut.Thing;

/// A value that knows a handle.
public final class Greedy {

    /// Holds a handle.
    public Thing thing() {
        return new Thing();
    }
}
