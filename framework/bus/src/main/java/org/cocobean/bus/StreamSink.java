package org.cocobean.bus;

import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.timer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cocobean.task.Event;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.SimTimeoutException;
import org.cocobean.trigger.Trigger;

/// Takes what a stream carries and keeps it until it is asked for; what listeners have been told is
/// not kept. In reset it is not ready; what it has taken before stays.
///
/// @param <T> what is received
public final class StreamSink<T> implements Watcher<T> {

    private final Stream<T> stream;
    private final ArrayDeque<Transfer<T>> received = new ArrayDeque<>();
    private final List<Consumer<? super Transfer<T>>> listeners = new ArrayList<>();
    private final List<Runnable> atReset = new ArrayList<>();
    private final Event arrived;
    private final Event room;

    StreamSink(Stream<T> stream) {
        this.stream = stream;
        this.arrived = event("an item from " + stream.name());
        this.room = event("room in the sink of " + stream.name());
        stream.domain().run(stream.name() + " sink", this::rest, this::run);
        StreamChecker.start(stream, StreamChecker.Side.SINK);
    }

    private void ready(int value) {
        stream.ready().ifPresent(signal -> signal.set(value));
    }

    private void rest() {
        ready(0);
        atReset.forEach(Runnable::run);
    }

    private void run() {
        Pace pace = new Pace(stream.stall(), stream.domain());
        SignalRow row = new SignalRow(stream.payload().signals());
        Edge plain = stream.domain().edge();
        Edge offered = plain.when(stream.valid(), 1);
        boolean isReady = false;
        while (true) {
            if (received.size() >= stream.limit()) {
                ready(0);
                isReady = false;
                room.clear();
                room.await();
                continue;
            }
            if (!pace.mayGo()) {
                ready(0);
                isReady = false;
                pace.standStill();
                continue;
            }
            if (!isReady) {
                ready(1);
                isReady = true;
            }
            boolean transferred = true;
            if (pace.countsCycles()) {
                plain.await();
                transferred = isOne(stream);
            } else {
                offered.await();
            }
            pace.cycle(transferred);
            if (transferred) {
                take(stream.take(row));
            }
        }
    }

    static boolean isOne(Stream<?> stream) {
        return stream.valid().logic() == org.cocobean.value.Logic.ONE;
    }

    private void take(T item) {
        SimTime now = now();
        Transfer<T> transfer = new Transfer<>(item, now, now);
        if (listeners.isEmpty()) {
            received.add(transfer);
        }
        listeners.forEach(listener -> listener.accept(transfer));
        arrived.set();
        arrived.clear();
    }

    private void requireKept() {
        if (received.isEmpty() && !listeners.isEmpty()) {
            throw new IllegalStateException(
                    "what comes from %s goes to listeners and is not kept: take it there, or use a monitor beside the sink"
                            .formatted(stream.name()));
        }
    }

    /// Blocks until there is an item and takes it.
    ///
    /// @throws IllegalStateException when there is none and listeners get all that comes
    public T receive() {
        return next().item();
    }

    /// Blocks until there is an item, but no longer than the given simulated time.
    ///
    /// @throws SimTimeoutException when the time is over first
    public T receive(SimTime limit) {
        requireKept();
        if (received.isEmpty()) {
            Trigger timer = timer(limit);
            while (received.isEmpty()) {
                if (first(arrived, timer).await() == timer && received.isEmpty()) {
                    throw new SimTimeoutException(
                            "nothing came from " + stream.name() + " within " + limit);
                }
            }
        }
        return next().item();
    }

    /// Blocks until there is an item and takes it, with its time.
    public Transfer<T> next() {
        requireKept();
        while (received.isEmpty()) {
            arrived.await();
        }
        Transfer<T> transfer = received.remove();
        room.set();
        return transfer;
    }

    /// Takes an item if there is one.
    public Optional<T> tryReceive() {
        return received.isEmpty() ? Optional.empty() : Optional.of(receive());
    }

    /// Returns how many items wait to be taken.
    public int size() {
        return received.size();
    }

    /// Tells whether no item waits to be taken.
    public boolean isEmpty() {
        return received.isEmpty();
    }

    /// Takes all items that wait.
    public List<T> receiveAll() {
        List<T> all = received.stream().map(Transfer::item).toList();
        received.clear();
        room.set();
        return all;
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<T>> listener) {
        listeners.add(listener);
    }

    @Override
    public void onReset(Runnable listener) {
        atReset.add(listener);
    }
}
