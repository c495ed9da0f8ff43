package org.cocobean.internal.kernel;

import org.cocobean.internal.link.WindowLayout;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// Waits for one moment of simulated time; lent to one waiter after the other.
final class TimerPoint extends EnginePoint {

    private @Nullable TimerTrigger trigger;

    TimerPoint(Kernel kernel) {
        super(kernel, WindowLayout.KIND_TIMER);
    }

    TimerPoint lend(TimerTrigger borrower) {
        trigger = borrower;
        return this;
    }

    @Override
    Trigger trigger() {
        return lent();
    }

    private TimerTrigger lent() {
        if (trigger == null) {
            throw new IllegalStateException("an idle timer rang");
        }
        return trigger;
    }

    @Override
    void arm() {
        if (kernel.now() > Long.MAX_VALUE - lent().steps()) {
            throw new ArithmeticException(
                    "%s from %s on ends beyond %s, the last moment that the simulator's step of %s can count to: let less time pass, or give the design a coarser `timescale (GHDL: --time-resolution)"
                            .formatted(
                                    lent(),
                                    kernel.time(),
                                    kernel.time(Long.MAX_VALUE),
                                    kernel.time(1)));
        }
        super.arm();
        window.setLong(base + WindowLayout.ENGINE_AT, kernel.now() + lent().steps());
        setArmed(true);
        announce();
    }

    @Override
    void disarm() {
        super.disarm();
        announce();
        kernel.giveBack(this);
    }

    @Override
    void fired() {
        super.fired();
        kernel.giveBack(this);
    }
}
