package org.cocobean.internal.kernel;

import org.cocobean.dut.HandleKind;
import org.cocobean.dut.Signal;
import org.cocobean.internal.link.EdgeKind;
import org.cocobean.trigger.Edge;
import org.jspecify.annotations.Nullable;

/// The edges of a signal or of a part of one; each is made when it is first asked for, and kept.
final class Edges {

    private final Watched watched;
    private final Signal signal;
    private @Nullable EdgeTrigger rising;
    private @Nullable EdgeTrigger falling;
    private @Nullable EdgeTrigger change;
    private @Nullable EdgeTrigger settledRising;

    private Edges(Watched watched, Signal signal) {
        this.watched = watched;
        this.signal = signal;
    }

    static <S extends Signal & Watched> Edges of(S signal) {
        return new Edges(signal, signal);
    }

    Edge rising() {
        if (rising == null) {
            requireOneBit("rising()");
            rising = edge(EdgeKind.RISING);
        }
        return rising;
    }

    Edge falling() {
        if (falling == null) {
            requireOneBit("falling()");
            falling = edge(EdgeKind.FALLING);
        }
        return falling;
    }

    Edge change() {
        if (change == null) {
            change = edge(EdgeKind.ANY);
        }
        return change;
    }

    /// Returns the rising edge, seen when it has taken effect.
    EdgeTrigger settledRising() {
        if (settledRising == null) {
            requireOneBit("cycles()");
            settledRising = edge(EdgeKind.RISING).settled();
        }
        return settledRising;
    }

    private void requireOneBit(String what) {
        if (signal.width() != 1) {
            throw new IllegalArgumentException(
                    what
                            + " needs a one-bit signal, but "
                            + signal.path()
                            + " has "
                            + signal.width()
                            + " bits: wait for change() and"
                            + " compare values");
        }
    }

    private EdgeTrigger edge(EdgeKind edges) {
        if (signal.isConstant()) {
            throw new IllegalArgumentException(signal.path() + " is a constant and never changes");
        }
        if (signal.kind() == HandleKind.STRING) {
            throw new IllegalArgumentException(
                    signal.path()
                            + " is a string, whose changes the simulators do not tell: wait for something else"
                            + " and compare toText()");
        }
        watched.kernel().checkTask();
        return new EdgeTrigger(watched, edges, new EdgePool(watched, edges));
    }
}
