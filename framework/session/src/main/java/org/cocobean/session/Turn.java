package org.cocobean.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.cocobean.internal.session.DirectoryLock;
import org.cocobean.internal.session.HeldLock;
import org.cocobean.internal.session.Holder;
import org.cocobean.internal.session.LocalTurns;
import org.cocobean.internal.session.ProcessIdentity;
import org.cocobean.internal.session.StaleWatch;
import org.cocobean.wording.Words;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One caller's way to work that somebody else may be doing. Its wait, first in the queue of this
/// JVM, then before the lock, has a line in the log now and then and an end after the timeout.
final class Turn implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("org.cocobean.session.waiting");
    private static final long FIRST_LINE = Duration.ofSeconds(2).toNanos();
    private static final long NEXT_LINE = Duration.ofSeconds(10).toNanos();
    private static final long LONGEST_NAP = Duration.ofMillis(100).toNanos();

    /// Whoever has waited for long can wait a little longer.
    private static final long LONGEST_NAP_LATER = Duration.ofSeconds(1).toNanos();

    /// Of a holder on another host nobody asks more than twice in the first second and once in each
    /// second after it: a hundred hosts that wait for one build are a load on their file server.
    private static final long NAP_FOR_ANOTHER_HOST = Duration.ofSeconds(1).toNanos();

    private static final long FIRST_NAP_FOR_ANOTHER_HOST = Duration.ofMillis(300).toNanos();

    private static final int NAPS_IN_A_WAIT = 10;

    private final Path key;
    private final DirectoryLock lock;
    private final String name;
    private final Duration timeout;
    private final WorkContext context;
    private final LocalTurns turns;
    private final StaleWatch watch;
    private final long start = System.nanoTime();
    private long progress = start;
    private String step = "";
    private long nap = Duration.ofMillis(1).toNanos();
    private boolean mine;
    private int looks;
    private String waitedFor = "";
    private Activities.@Nullable Doing waiting;

    /// Work that one of many callers does, and all get the result of.
    interface Shared<T> {

        /// Looks for what another caller has made, who may have failed.
        ///
        /// @param waited how long this caller has waited for others
        Optional<T> find(Duration waited) throws IOException;

        /// Makes it, as the only one who does.
        ///
        /// @return empty when it was lost and somebody else makes it
        Optional<T> make(HeldLock held, Duration waited) throws IOException;
    }

    /// Looks, waits for a turn among the threads of this JVM, locks among processes and hosts,
    /// looks again, and makes what is not there.
    ///
    /// @param place the directory with the lock and the result
    /// @param lockName names the lock in it
    static <T> T take(
            Path place,
            String lockName,
            String name,
            Duration timeout,
            WorkContext context,
            Shared<T> work)
            throws IOException {
        Optional<T> ready = work.find(Duration.ZERO);
        if (ready.isPresent()) {
            return ready.get();
        }
        Files.createDirectories(place);
        DirectoryLock lock = new DirectoryLock(place, lockName, context.timing());
        try (Turn turn = new Turn(place.resolve(lockName), lock, name, timeout, context)) {
            turn.await();
            while (true) {
                ready = work.find(turn.waited());
                if (ready.isPresent()) {
                    return ready.get();
                }
                Optional<HeldLock> held = lock.tryAcquire(context.worker().name(), name);
                if (held.isEmpty()) {
                    turn.waitForHolder();
                    continue;
                }
                try (HeldLock mine = held.get()) {
                    Duration waited = turn.waited();
                    turn.acquired();
                    // Whoever held the lock just before may have finished as it let go.
                    ready = work.find(waited);
                    if (ready.isEmpty()) {
                        try (var steps = context.activities().listen(mine::at)) {
                            ready = work.make(mine, waited);
                        }
                    }
                    if (ready.isPresent()) {
                        return ready.get();
                    }
                }
            }
        }
    }

    private Turn(Path key, DirectoryLock lock, String name, Duration timeout, WorkContext context) {
        this.key = key;
        this.lock = lock;
        this.name = name;
        this.timeout = timeout;
        this.context = context;
        this.turns = LocalTurns.join(key);
        this.watch = lock.watch();
    }

    /// Waits until no other thread of this JVM is busy with the same work.
    private void await() throws IOException {
        if (turns.isMine()) {
            throw new CallOnceException(
                    "'%s' asks for its own result while it is being made, which would wait forever"
                            .formatted(name),
                    null);
        }
        try {
            while (!turns.await(slice())) {
                report(lock.holder());
                giveUpIfLate(lock.holder());
            }
            mine = true;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Waits while another process holds the lock; break the lock if its holder is dead. Whoever
    /// holds it next may hold it for another reason, so that the result is looked for again.
    private void waitForHolder() throws IOException {
        Optional<Holder> holder = look();
        String first = holder.map(Holder::token).orElse("");
        while (holder.isPresent() && holder.get().token().equals(first)) {
            report(holder);
            giveUpIfLate(holder);
            try {
                Thread.sleep(
                        Duration.ofNanos(Math.min(nap(holder.get()), Math.max(1_000_000, left()))));
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            holder = look();
        }
    }

    private Optional<Holder> look() throws IOException {
        looks++;
        return watch.look();
    }

    private long nap(Holder holder) {
        boolean elsewhere =
                holder.process()
                        .filter(process -> process.host().equals(ProcessIdentity.current().host()))
                        .isEmpty();
        if (elsewhere) {
            return looks == 1 ? FIRST_NAP_FOR_ANOTHER_HOST : NAP_FOR_ANOTHER_HOST;
        }
        long longest = Math.clamp(elapsed() / NAPS_IN_A_WAIT, LONGEST_NAP, LONGEST_NAP_LATER);
        long now = nap;
        nap = Math.min(longest, nap * 2);
        return now;
    }

    /// The lock is ours: the timeout is over, and so is the wait.
    private void acquired() {
        recordWait();
    }

    /// How long this caller has waited for others.
    private Duration waited() {
        return waitedFor.isEmpty() ? Duration.ZERO : Duration.ofNanos(elapsed());
    }

    @Override
    public void close() {
        if (mine) {
            turns.pass();
        }
        LocalTurns.leave(key);
        recordWait();
    }

    private void recordWait() {
        if (waiting != null) {
            waiting.close();
            waiting = null;
        }
        if (!waitedFor.isEmpty()) {
            context.events().waited(name, waitedFor, looks, Duration.ofNanos(elapsed()));
            waitedFor = "";
        }
    }

    /// The timeout counts from the last step of the work.
    private void report(Optional<Holder> holder) {
        String now = holder.map(h -> h.step().isEmpty() ? "" : h.token() + h.step()).orElse("");
        if (!now.isEmpty() && !now.equals(step)) {
            step = now;
            progress = System.nanoTime();
        }
        waitedFor = holder.map(Holder::worker).orElse(context.worker().name());
        if (waiting == null) {
            waiting = context.activities().begin(Activity.Kind.WAITS, name, waitedFor);
        }
        if (elapsed() < FIRST_LINE || !turns.mayReport(NEXT_LINE)) {
            return;
        }
        LOG.info(
                "waiting for {} to finish '{}', {} s",
                holder.map(Holder::who).orElse("another thread of this worker"),
                name,
                elapsed() / 1_000_000_000);
    }

    private void giveUpIfLate(Optional<Holder> holder) {
        if (left() > 0) {
            return;
        }
        String who =
                holder.map(h ->
                                "%s has held '%s' since %s".formatted(h.who(), h.what(), h.since())
                                        + (h.step().isEmpty()
                                                ? ""
                                                : ", and is all the while at " + h.step()))
                        .orElse("another thread of this worker is busy with it");
        throw new CallOnceException.TimedOut(
                "'%s' was not finished within %s: %s (lock %s). Look there for what it is doing, or wait longer with -Dcocobean.once.timeout=..."
                        .formatted(name, Words.of(timeout), who, key + ".lock"));
    }

    private CallOnceException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CallOnceException(
                "Interrupted after %d ms while waiting for '%s'"
                        .formatted(elapsed() / 1_000_000, name),
                e);
    }

    private Duration slice() {
        return Duration.ofNanos(Math.min(Duration.ofMillis(250).toNanos(), Math.max(0, left())));
    }

    private long left() {
        return timeout.toNanos() - (System.nanoTime() - progress);
    }

    private long elapsed() {
        return System.nanoTime() - start;
    }
}
