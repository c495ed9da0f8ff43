package org.cocobean.internal.kernel;

import org.cocobean.dut.HandleKind;
import org.cocobean.internal.link.SlotCell;
import org.cocobean.trigger.Sampled;
import org.jspecify.annotations.Nullable;

/// What edges and conditions look at: a signal, or some bits of one.
sealed interface Watched extends Sampled permits HdlSignal {

    /// Returns what a condition was given: a signal, or one that was given a type.
    ///
    /// @return null for what is none of a simulation
    static @Nullable Watched of(Sampled sampled) {
        return TypedHandle.plain(sampled) instanceof Watched watched ? watched : null;
    }

    Kernel kernel();

    /// Whether its value is in two's complement.
    boolean isSigned();

    HandleKind kind();

    /// Returns its slot in the window.
    SlotCell slot();
}
