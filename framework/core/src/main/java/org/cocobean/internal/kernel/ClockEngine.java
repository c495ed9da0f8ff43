package org.cocobean.internal.kernel;

import org.cocobean.clock.ClockSpec;
import org.cocobean.internal.link.EngineKind;
import org.cocobean.time.Rounding;
import org.cocobean.trigger.Trigger;

/// A clock that the agent toggles. It never wakes anybody.
final class ClockEngine extends EnginePoint {

    private final SignalImpl signal;
    private boolean running;

    ClockEngine(SignalImpl signal) {
        super(signal.kernel(), EngineKind.CLOCK);
        this.signal = signal;
        cell.setSlot(signal.slot());
    }

    void start(ClockSpec spec) {
        if (running) {
            throw new IllegalStateException(
                    "a clock already runs on " + signal.path() + ": stop it first");
        }
        long period = kernel.steps(spec.period(), Rounding.EXACT);
        long high = kernel.steps(spec.high(), Rounding.EXACT);
        long phase = kernel.steps(spec.phase(), Rounding.EXACT);
        if (high < 1 || period - high < 1) {
            throw new IllegalArgumentException(
                    "the clock on "
                            + signal.path()
                            + " with a period of "
                            + spec.period()
                            + " and "
                            + spec.high()
                            + " high needs at least one step of the simulator for each level; a step is "
                            + stop.time(1));
        }
        boolean startsHigh = phase == 0;
        long at = stop.later("a clock of " + spec.period(), startsHigh ? high : phase);
        signal.set(startsHigh ? 1 : 0);
        cell.setMoment(at);
        cell.setShape(high, period - high, startsHigh);
        setArmed(true);
        announce();
        running = true;
    }

    void stop() {
        if (!running) {
            throw new IllegalStateException("no clock runs on " + signal.path());
        }
        setArmed(false);
        announce();
        running = false;
    }

    @Override
    Trigger trigger() {
        throw new IllegalStateException("a clock wakes nobody: " + signal.path());
    }
}
