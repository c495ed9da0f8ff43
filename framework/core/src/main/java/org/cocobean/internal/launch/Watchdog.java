package org.cocobean.internal.launch;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Does something when wall-clock time is over, unless it is called off first.
public final class Watchdog implements AutoCloseable {

    private final ScheduledFuture<?> alarm;
    private final Runnable action;
    private boolean closed;

    private Watchdog(Duration time, Runnable action) {
        this.action = action;
        this.alarm = Holder.TIMER.schedule(this::strike, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Starts the time.
    public static Watchdog after(Duration time, Runnable action) {
        return new Watchdog(time, action);
    }

    private synchronized void strike() {
        if (!closed) {
            action.run();
        }
    }

    /// When it returns, the action has been done or never will be.
    @Override
    public synchronized void close() {
        closed = true;
        alarm.cancel(false);
    }

    private static final class Holder {
        static final ScheduledExecutorService TIMER =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("cocobean-watchdog").daemon().factory());
    }
}
