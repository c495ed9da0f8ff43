package org.cocobean.internal.launch;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Does something when wall-clock time is over, unless it is called off first.
public final class Watchdog implements AutoCloseable {

    private final ScheduledFuture<?> alarm;

    private Watchdog(ScheduledFuture<?> alarm) {
        this.alarm = alarm;
    }

    /// Starts the time.
    public static Watchdog after(Duration time, Runnable action) {
        return new Watchdog(Holder.TIMER.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        alarm.cancel(false);
    }

    private static final class Holder {
        static final ScheduledExecutorService TIMER =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("cocobean-watchdog").daemon().factory());
    }
}
