package org.cocobean.architecture.planted.trigger;

import org.cocobean.architecture.planted.internal.kernel.Curious;

/// A word of the public vocabulary that knows the kernel.
public final class Leaky {

    /// Leaks.
    public Curious curious() {
        return new Curious();
    }
}
