package org.cocobean.architecture.planted.bus;

import org.cocobean.architecture.planted.internal.link.Wise;

/// A bus that knows the link.
public final class Soldered {

    /// Reaches through.
    public Wise wise() {
        return new Wise();
    }
}
