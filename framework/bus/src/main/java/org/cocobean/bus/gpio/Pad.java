package org.cocobean.bus.gpio;

import org.cocobean.dut.Signal;
import org.cocobean.value.Logic;

/// How a group of pins is seen and driven from outside. Pins are counted from the right.
interface Pad {

    /// Returns what stands on the wires.
    Signal wires();

    /// Drives a pin; Z leaves it to others.
    void drive(int pin, Logic level);

    /// Brings the wires up to date with what both ends do.
    default void settle() {}

    /// Returns the signals that it depends on.
    default Signal[] sources() {
        return new Signal[] {wires()};
    }

    /// Tells whether the design drives a pin to another level than the test does.
    default boolean isContended(int pin) {
        return false;
    }

    /// Tells whether a level is one that the design must not show.
    default boolean isUnknown(int pin, Logic level) {
        return level != Logic.ZERO && level != Logic.ONE;
    }

    /// Returns one of the wires as a signal.
    static Signal part(Signal whole, int pin) {
        if (whole.width() == 1) {
            return whole;
        }
        int left = whole.range().left();
        int right = whole.range().right();
        return whole.bit(left >= right ? right + pin : right - pin);
    }

    /// Returns a level of a vector, counted from the right.
    static Logic level(Signal whole, int pin) {
        String bits = whole.value().toBinaryString();
        return Logic.of(bits.charAt(bits.length() - 1 - pin));
    }
}
