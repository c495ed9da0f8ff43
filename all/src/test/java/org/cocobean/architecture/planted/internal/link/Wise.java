package org.cocobean.architecture.planted.internal.link;

import org.cocobean.architecture.planted.dut.Thing;

/// A link that knows signals.
public final class Wise {

    /// Knows too much.
    public Thing thing() {
        return new Thing();
    }
}
