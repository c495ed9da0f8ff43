package org.cocobean.internal.kernel;

import org.cocobean.trigger.Trigger;

/// A wait point that tasks fire, not the simulator.
final class SoftPoint extends WaitPoint {

    private final Trigger trigger;

    SoftPoint(Trigger trigger) {
        this.trigger = trigger;
    }

    @Override
    Trigger trigger() {
        return trigger;
    }

    @Override
    void arm() {}

    @Override
    void disarm() {}
}
