package org.cocobean.clock;

import org.cocobean.dut.Signal;
import org.cocobean.time.SimTime;

/// A clock that the simulator toggles natively: no Java runs per edge.
///
/// ```java
/// Clock clk = Clock.of(dut.clk(), ns(10)).start();
/// clk.cycles(5);
/// ```
public final class Clock {

    private final Signal signal;
    private final ClockSpec spec;

    private Clock(Signal signal, ClockSpec spec) {
        this.signal = signal;
        this.spec = spec;
    }

    /// Describes a clock with a duty cycle of one half that starts low, so that the first rising
    /// edge comes after half a period.
    public static Clock of(Signal signal, SimTime period) {
        if (signal.width() != 1) {
            throw new IllegalArgumentException(
                    "a clock needs a one-bit signal, but "
                            + signal.path()
                            + " has "
                            + signal.width()
                            + " bits");
        }
        if (period.isZero()) {
            throw new IllegalArgumentException(
                    "the period of the clock on " + signal.path() + " must not be zero");
        }
        SimTime half = period.dividedBy(2);
        ClockSpec spec = new ClockSpec(period, half, period.minus(half));
        if (signal instanceof ClockPin pin) {
            pin.describeClock(spec);
        }
        return new Clock(signal, spec);
    }

    /// Returns a clock that is high for the given part of each period; the first rising edge comes
    /// after the low part.
    public Clock withHigh(SimTime high) {
        if (high.isZero() || high.compareTo(spec.period()) >= 0) {
            throw new IllegalArgumentException(
                    "the clock on "
                            + signal.path()
                            + " cannot be high for "
                            + high
                            + " of a period of "
                            + spec.period()
                            + ": give a time between zero and the period");
        }
        return new Clock(signal, new ClockSpec(spec.period(), high, spec.period().minus(high)));
    }

    /// Returns a clock whose first rising edge comes the given time after its start; zero starts it
    /// high.
    public Clock withPhase(SimTime phase) {
        return new Clock(signal, new ClockSpec(spec.period(), spec.high(), phase));
    }

    /// Starts toggling.
    ///
    /// @return this clock
    /// @throws IllegalStateException when a clock already runs on the signal
    public Clock start() {
        pin().startClock(spec);
        return this;
    }

    /// Stops toggling; the signal keeps its level. The clock can be started again.
    ///
    /// @throws IllegalStateException when no clock runs on the signal
    public void stop() {
        pin().stopClock();
    }

    /// Blocks until `count` rising edges have come *and have taken effect*: registers show their
    /// new values, and what is written now is seen by the next edge. Zero returns at once.
    ///
    /// To look at values as a flip-flop sees them at the edge, await
    /// `signal().rising().times(count)` instead.
    ///
    /// @throws IllegalArgumentException when the count is negative
    public void cycles(long count) {
        pin().awaitCycles(count);
    }

    /// Returns the signal that is toggled.
    public Signal signal() {
        return signal;
    }

    /// Returns the period.
    public SimTime period() {
        return spec.period();
    }

    private ClockPin pin() {
        if (signal instanceof ClockPin pin) {
            return pin;
        }
        throw new IllegalArgumentException(signal.path() + " does not belong to a simulation");
    }
}
