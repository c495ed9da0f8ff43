package org.cocobean.internal.kernel;

import org.cocobean.internal.link.EngineKind;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// Waits for one moment of simulated time; lent to one waiter after the other.
final class TimerPoint extends EnginePoint {

    private @Nullable TimerTrigger trigger;

    TimerPoint(Kernel kernel) {
        super(kernel, EngineKind.TIMER);
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
        long at = stop.later(lent(), lent().steps());
        super.arm();
        cell.setMoment(at);
        setArmed(true);
        announce();
    }

    @Override
    void disarm() {
        super.disarm();
        announce();
        kernel.engines().giveBack(this);
    }

    @Override
    void fired() {
        super.fired();
        kernel.engines().giveBack(this);
    }
}
