package org.cocobean.architecture.planted.adapter.one;

import org.cocobean.architecture.planted.internal.kernel.Curious;

/// An adapter that knows the kernel.
public final class Deep {

    /// Reaches through.
    public Curious curious() {
        return new Curious();
    }
}
