package org.cocobean.bus.internal;

import org.cocobean.bus.ClockDomain;
import org.cocobean.dut.Signal;
import org.cocobean.trigger.Edge;
import org.cocobean.value.LogicVector;

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

    /// Tells whether all bits that count are 0 or 1.
    ///
    /// @param value of up to 64 bits
    public static boolean isKnown(LogicVector value, long counted) {
        return (value.planeB(0) & counted) == 0;
    }

    /// Returns the bits of a value of up to 64; those that are not known are 0.
    public static long number(LogicVector value) {
        return value.planeA(0) & ~value.planeB(0);
    }

    /// Returns the bits of a signal of up to 64; those that do not count are 0 where they are not
    /// known.
    ///
    /// @throws org.cocobean.value.UnresolvedValueException when a bit that counts is not known
    public static long number(Signal signal, long counted) {
        LogicVector value = signal.value();
        return isKnown(value, counted) ? number(value) : signal.toLong();
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
