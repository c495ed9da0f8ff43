package org.cocobean.internal.kernel;

import org.cocobean.internal.link.EngineCell;
import org.cocobean.internal.link.EngineKind;

/// A wait point that a native engine of the agent fires.
abstract class EnginePoint extends WaitPoint {

    final Kernel kernel;
    final Stop stop;
    final EngineCell cell;
    private final Scheduler scheduler;
    private long announced = -1;

    EnginePoint(Kernel kernel, EngineKind kind) {
        this.kernel = kernel;
        this.stop = kernel.stop();
        this.scheduler = kernel.scheduler();
        this.cell = kernel.engines().allocate(this, kind);
    }

    final void setArmed(boolean armed) {
        if (stop.isOver()) {
            return; // the window is gone
        }
        cell.setArmed(armed);
    }

    /// Puts the engine on the list of those that the agent looks at before it goes on, at most once
    /// per stop.
    final void announce() {
        if (announced != stop.number() && !stop.isOver()) {
            announced = stop.number();
            cell.announce();
        }
    }

    /// Tells whether the agent has seen the engine since it was first announced.
    final boolean isTakenOver() {
        return announced >= 0 && announced != stop.number();
    }

    @Override
    void arm() {
        scheduler.armed(1);
    }

    @Override
    void disarm() {
        scheduler.armed(-1);
        setArmed(false);
    }

    @Override
    void fired() {
        scheduler.armed(-1);
    }
}
