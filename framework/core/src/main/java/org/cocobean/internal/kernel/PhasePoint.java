package org.cocobean.internal.kernel;

import org.cocobean.internal.link.WindowLayout;
import org.cocobean.trigger.Trigger;

/// Waits for a phase of the time step.
final class PhasePoint extends WaitPoint {

    private final Kernel kernel;
    private final int want;
    private final PhaseTrigger trigger;

    PhasePoint(Kernel kernel, int want, PhaseTrigger trigger) {
        this.kernel = kernel;
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
        set(kernel.window().getInt(WindowLayout.WANT) | want);
    }

    @Override
    void disarm() {
        kernel.scheduler().armed(-1);
        if (!kernel.isOver()) {
            set(kernel.window().getInt(WindowLayout.WANT) & ~want);
        }
    }

    @Override
    void fired() {
        kernel.scheduler().armed(-1);
    }

    private void set(int wants) {
        kernel.window().setInt(WindowLayout.WANT, wants);
    }
}
