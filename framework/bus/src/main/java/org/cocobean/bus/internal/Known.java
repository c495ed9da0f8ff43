package org.cocobean.bus.internal;

import org.cocobean.bus.ClockDomain;
import org.cocobean.dut.Signal;
import org.cocobean.trigger.Edge;

/// What must be known.
public final class Known {

    private Known() {}

    /// Looks for ever at each clock edge, and wakes only where the signal changes.
    ///
    /// @param broken told at an edge at which it is not known
    public static void watch(ClockDomain domain, Signal signal, Runnable broken) {
        Edge clock = domain.edge();
        while (true) {
            if (!signal.value().isResolved()) {
                clock.await();
                if (!signal.value().isResolved()) {
                    broken.run();
                }
            }
            signal.change().await();
        }
    }

    /// Returns the bits of bytes.
    ///
    /// @param strobes a bit for each byte, of up to eight
    public static long bits(long strobes) {
        long bits = 0;
        for (int lane = 0; lane < Long.BYTES; lane++) {
            bits |= (((strobes >> lane) & 1) * 0xffL) << (8 * lane);
        }
        return bits;
    }
}
