package org.cocobean.internal.kernel;

import org.cocobean.internal.link.StopCell;
import org.cocobean.internal.link.Want;
import org.cocobean.trigger.Trigger;

/// Waits for a phase of the time step.
final class PhasePoint extends WaitPoint {

    private final Kernel kernel;
    private final StopCell cell;
    private final Want want;
    private final PhaseTrigger trigger;

    PhasePoint(Kernel kernel, Want want, PhaseTrigger trigger) {
        this.kernel = kernel;
        this.cell = kernel.window().stop();
        this.want = want;
        this.trigger = trigger;
    }

    @Override
    Trigger trigger() {
        return trigger;
    }

    @Override
    void arm() {
        kernel.scheduler().armed(1);
        cell.want(want);
    }

    @Override
    void disarm() {
        kernel.scheduler().armed(-1);
        if (!kernel.isOver()) {
            cell.forget(want);
        }
    }

    @Override
    void fired() {
        kernel.scheduler().armed(-1);
    }
}
