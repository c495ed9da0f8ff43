package org.cocobean.bus;

import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.cocobean.bus.check.ProtocolViolationError;
import org.cocobean.bus.internal.Bulk;
import org.cocobean.internal.kernel.StreamEngine;
import org.cocobean.value.UnresolvedValueException;
import org.jspecify.annotations.Nullable;

/// What an engine has taken or seen, and how much of it must have come for somebody to be woken.
///
/// @param <T> what comes
final class Intake<T> {

    private final Stream<T> stream;
    private final StreamEngine engine;
    private final Row row;
    private final Consumer<Transfer<T>> taker;
    private final PriorityQueue<Long> wanted = new PriorityQueue<>();
    private final PriorityQueue<Long> wantedPackets = new PriorityQueue<>();
    private final boolean hasPackets;
    private @Nullable Bulk<T> bulk;
    private boolean eager;
    private boolean away;
    private long pulled;

    /// @param taker gets all that comes, in its order
    Intake(Stream<T> stream, StreamEngine engine, Consumer<Transfer<T>> taker) {
        this.stream = stream;
        this.engine = engine;
        this.row = new EngineRow(engine);
        this.taker = taker;
        this.hasPackets = stream.payload().last() >= 0;
        engine.setLast(stream.payload().last());
        mark();
    }

    StreamEngine engine() {
        return engine;
    }

    /// Returns how much has been handed on.
    long pulled() {
        return pulled;
    }

    /// Hands on what has come until now.
    void pull() {
        if (away) {
            return;
        }
        for (long done = engine.done(); pulled < done; ) {
            if (bulk != null) {
                pulled = bulk.take(pulled, done);
                if (pulled == done) {
                    break;
                }
            }
            long at = pulled++;
            engine.load(at);
            taker.accept(new Transfer<>(take(at), engine.start(at), engine.time(at)));
        }
        mark();
    }

    /// Hands what comes to someone who takes it in bulk, or again to the taker.
    void setBulk(@Nullable Bulk<T> newBulk) {
        bulk = newBulk;
    }

    /// Draws what has come and was not handed on one by one, as far as the ring still has it, when
    /// nobody else will.
    void draw(Consumer<Transfer<T>> lane) {
        long first = bulk == null ? pulled : Math.max(0, engine.done() - engine.room());
        for (long at = first; at < engine.done(); at++) {
            engine.load(at);
            try {
                lane.accept(
                        new Transfer<>(
                                stream.payload().take(row), engine.start(at), engine.time(at)));
            } catch (UnresolvedValueException | ProtocolViolationError e) {
                // no item; that it breaks a rule is told elsewhere
            }
        }
    }

    private T take(long at) {
        try {
            return stream.take(row);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s, transferred at %s".formatted(e.getMessage(), engine.time(at)), e);
        }
    }

    /// Leaves what comes to whoever takes it beside the simulator.
    void giveAway() {
        away = true;
        engine.wakeAt(Long.MAX_VALUE, Long.MAX_VALUE, 0);
    }

    /// Takes what comes again; so much has been taken elsewhere, since the beginning.
    void takeBack(long taken) {
        away = false;
        pulled = taken;
        mark();
    }

    boolean isAway() {
        return away;
    }

    /// From now on each transfer wakes.
    void beEager() {
        eager = true;
        mark();
    }

    /// Waits once, until that much more has come at the latest.
    void await(int more, Runnable wait) {
        Long count = pulled + more;
        wanted.add(count);
        mark();
        try {
            wait.run();
        } finally {
            wanted.remove(count);
            mark();
        }
    }

    /// Waits once, until that many more packets have ended at the latest, from what has been
    /// pulled.
    void awaitPackets(int more, Runnable wait) {
        Long count = engine.packets() + more;
        wantedPackets.add(count);
        mark();
        try {
            wait.run();
        } finally {
            wantedPackets.remove(count);
            mark();
        }
    }

    private void mark() {
        if (away) {
            return;
        }
        Long least = wanted.peek();
        long wake = pulled + engine.room() / 2;
        if (least != null) {
            wake = Math.min(wake, least);
        }
        if (eager) {
            wake = 0;
        }
        Long packets = wantedPackets.peek();
        boolean endsUnseen = packets != null && !hasPackets;
        engine.wakeAt(endsUnseen ? 0 : wake, packets == null ? Long.MAX_VALUE : packets, 0);
    }
}
