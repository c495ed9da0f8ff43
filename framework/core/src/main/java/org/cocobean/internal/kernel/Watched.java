package org.cocobean.internal.kernel;

import org.cocobean.trigger.Sampled;

/// What edges and conditions look at: a signal, or some bits of one.
sealed interface Watched extends Sampled permits SignalImpl, SliceImpl {

    Kernel kernel();

    /// Returns where its slot lies in the window.
    int slot();
}
