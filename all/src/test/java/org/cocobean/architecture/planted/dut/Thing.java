package org.cocobean.architecture.planted.dut;

import org.cocobean.architecture.planted.value.Greedy;

/// Knows a value that knows it.
public final class Thing {

    /// Closes a cycle.
    public Greedy greedy() {
        return new Greedy();
    }
}
