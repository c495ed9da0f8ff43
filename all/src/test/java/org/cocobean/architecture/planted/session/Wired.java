package org.cocobean.architecture.planted.session;

import org.cocobean.architecture.planted.dut.Thing;

/// A session that knows hardware.
public final class Wired {

    /// Holds a signal.
    public Thing thing() {
        return new Thing();
    }
}
