package org.cocobean.internal.kernel;

import org.cocobean.time.SimTime;
import org.cocobean.trigger.SimTimeoutException;

/// Fails the test when its simulated time is over. Does not count as something that can wake a
/// task.
final class TimeLimit implements Waiter {

    private final Kernel kernel;
    private final SimTime limit;
    private final WaitPoint point;

    TimeLimit(Kernel kernel, SimTime limit) {
        this.kernel = kernel;
        this.limit = limit;
        this.point = kernel.timer(limit).prepare();
        point.add(this);
        kernel.scheduler().armed(-1);
    }

    void cancel() {
        if (point.hasWaiters()) {
            kernel.scheduler().armed(1);
            point.remove(this);
        }
    }

    @Override
    public void fired(WaitPoint where) {
        kernel.scheduler().armed(1);
        kernel.desk()
                .fail(
                        new SimTimeoutException(
                                "the test took longer than its simulated time of "
                                        + limit
                                        + " (now "
                                        + kernel.time()
                                        + ")\n"
                                        + kernel.waitTable()));
    }
}
