package org.cocobean.architecture.planted.bus;

import org.cocobean.architecture.planted.internal.kernel.Curious;

/// Looks behind the front of the kernel.
public final class Prying {

    /// Returns what is there.
    public Object look() {
        return new Curious();
    }
}
