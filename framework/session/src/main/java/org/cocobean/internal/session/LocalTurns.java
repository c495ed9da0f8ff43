package org.cocobean.internal.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// Lets the threads of this JVM queue up before a lock of the file system, so that only one of them
/// goes there at a time.
///
/// This saves polling and changes nothing about who may hold the lock; so it does no harm that two
/// class loaders each have their own. It is static because what it stands for, the threads of one
/// JVM, is too.
public final class LocalTurns {

    private static final ConcurrentHashMap<Path, LocalTurns> TURNS = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong lastReport = new AtomicLong(Long.MIN_VALUE);
    private int users;

    private LocalTurns() {}

    /// Joins the queue of the given lock; every join needs one [#leave].
    public static LocalTurns join(Path key) {
        return TURNS.compute(
                key,
                (k, turns) -> {
                    LocalTurns joined = turns == null ? new LocalTurns() : turns;
                    joined.users++;
                    return joined;
                });
    }

    /// Leaves the queue.
    public static void leave(Path key) {
        TURNS.computeIfPresent(key, (k, turns) -> --turns.users == 0 ? null : turns);
    }

    /// Waits for the turn, at most the given time.
    public boolean await(Duration atMost) throws InterruptedException {
        return lock.tryLock(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
    }

    /// True when the calling thread already has the turn, so that waiting would never end.
    public boolean isMine() {
        return lock.isHeldByCurrentThread();
    }

    /// Pass the turn on.
    public void pass() {
        lock.unlock();
    }

    /// True for one caller of this JVM per interval, so that eight threads that wait for the same
    /// do not say so eight times.
    public boolean mayReport(long intervalNanos) {
        long now = System.nanoTime();
        long last = lastReport.get();
        return (last == Long.MIN_VALUE || now - last >= intervalNanos)
                && lastReport.compareAndSet(last, now);
    }
}
