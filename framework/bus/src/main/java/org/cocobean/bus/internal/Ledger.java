package org.cocobean.bus.internal;

import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.now;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cocobean.Simulation;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.memory.BusErrorException;
import org.cocobean.bus.memory.Pending;
import org.cocobean.bus.memory.Reply;
import org.cocobean.task.Event;
import org.cocobean.task.Obligation;
import org.cocobean.task.TaskCancelledException;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// The accesses of a manager that are under way.
public final class Ledger implements Obligation {

    private static final long PATIENCE = 10_000;

    /// An access.
    ///
    /// @param <T> its result
    public final class Entry<T> implements Pending<T> {
        private final String what;
        private final long address;
        private final SimTime since = now();
        private final Event done;
        private volatile String state = "waits for its turn";
        private @Nullable T result;
        private @Nullable BusErrorException failure;
        private boolean observed;
        private boolean givenUp;

        private Entry(String what, long address) {
            this.what = what;
            this.address = address;
            this.done = event(name + ": " + what);
        }

        /// Says how far it is.
        public void state(String newState) {
            state = newState;
        }

        /// Ends it.
        ///
        /// @param error whether somebody must look at it
        public void complete(T value, boolean error) {
            if (open.remove(this)) {
                result = value;
                progress++;
                if (error) {
                    unseen.add(this);
                }
                done.set();
                moved.set();
                moved.clear();
            }
        }

        private void fail(String why) {
            if (open.remove(this)) {
                failure = new BusErrorException(name + ": " + what + " " + why, address, null);
                unseen.add(this);
                done.set();
                moved.set();
                moved.clear();
            }
        }

        @Override
        public T await() {
            return result(done::await);
        }

        @Override
        public T await(SimTime limit) {
            return result(() -> {
                if (!done.isSet()) {
                    done.await(limit);
                }
            });
        }

        private T result(Runnable wait) {
            try {
                wait.run();
            } catch (TaskCancelledException e) {
                givenUp = true;
                throw e;
            }
            return result();
        }

        private T result() {
            observed = true;
            if (failure != null) {
                throw failure;
            }
            T value = result;
            if (value == null) {
                throw new IllegalStateException(what + " has no result");
            }
            return value;
        }

        @Override
        public boolean isDone() {
            return done.isSet();
        }

        private String line() {
            return "%s, since %s, %s".formatted(what, since, state);
        }
    }

    private final String name;
    private final ClockDomain domain;
    private final List<Entry<?>> open = new CopyOnWriteArrayList<>();
    private final List<Entry<?>> unseen = new ArrayList<>();
    private final Event moved;
    private long progress;

    /// Opens one for a bus.
    public Ledger(String name, ClockDomain domain) {
        this.name = name;
        this.domain = domain;
        this.moved = event("an answer on " + name);
        Simulation.current().mustFinish(this);
    }

    /// Enters an access.
    public <T> Entry<T> enter(String what, long address) {
        Entry<T> entry = new Entry<>(what, address);
        open.add(entry);
        return entry;
    }

    /// Ends an access with the reply to it.
    public static void reply(Entry<Reply> entry, Reply reply) {
        entry.complete(reply, reply.response().isError());
    }

    /// A reset came: all that is under way fails.
    public void reset() {
        for (Entry<?> each : new ArrayList<>(open)) {
            each.fail("was cut off by a reset at " + now());
        }
    }

    /// Returns how many accesses are under way.
    public int size() {
        return open.size();
    }

    /// Blocks until something has been answered.
    public void awaitProgress() {
        moved.await();
    }

    /// Blocks until nothing is under way.
    public void drain() {
        while (!open.isEmpty()) {
            moved.await();
        }
    }

    @Override
    public Optional<String> outstanding() {
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s: %s%s"
                                .formatted(
                                        name,
                                        open.getFirst().line(),
                                        open.size() == 1
                                                ? ""
                                                : ", and " + (open.size() - 1) + " more"));
    }

    @Override
    public void finish() {
        while (!open.isEmpty()) {
            long before = progress;
            Trigger patience = domain.edge().times(PATIENCE);
            if (first(moved, patience).await() == patience && progress == before) {
                throw new AssertionError(
                        "the test ended, but %s, without an answer for %d clock cycles"
                                .formatted(outstanding().orElse("nothing is left"), PATIENCE));
            }
        }
        for (Entry<?> each : unseen) {
            boolean isKnown = each.failure != null && each.givenUp; // and cut off after that
            if (!each.observed && !isKnown) {
                throw new AssertionError(
                        each.failure != null
                                ? each.failure.getMessage() + ", and nobody asked for it"
                                : "%s: %s was answered with an error, and nobody asked: %s"
                                        .formatted(name, each.what, each.result));
            }
        }
    }
}
