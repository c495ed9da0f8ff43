package org.cocobean.internal.kernel;

import org.cocobean.time.SimTime;

/// A stretch of simulated time.
final class TimerTrigger extends KernelTrigger {

    private final SimTime time;
    private final long steps;

    TimerTrigger(Kernel kernel, SimTime time, long steps) {
        super(kernel);
        this.time = time;
        this.steps = steps;
    }

    long steps() {
        return steps;
    }

    @Override
    WaitPoint prepare() {
        return kernel.engines().borrowTimer(this);
    }

    @Override
    public String toString() {
        return "timer(" + time + ")";
    }
}
