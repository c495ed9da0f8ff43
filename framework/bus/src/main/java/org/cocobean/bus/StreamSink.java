package org.cocobean.bus;

import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.timer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.cocobean.Lane;
import org.cocobean.bus.internal.Bulk;
import org.cocobean.bus.internal.BusLane;
import org.cocobean.internal.kernel.StreamEngine;
import org.cocobean.internal.kernel.StreamEngines;
import org.cocobean.task.Event;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.SimTimeoutException;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

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
    private final Consumer<Transfer<T>> lane;
    private final @Nullable Intake<T> intake;
    private @Nullable Bulk<T> bulk;

    StreamSink(Stream<T> stream) {
        this.stream = stream;
        Optional<Lane<T>> drawn = stream.lane();
        this.lane = BusLane.seen(drawn);
        this.arrived = event("an item from " + stream.name());
        this.room = event("room in the sink of " + stream.name());
        this.intake =
                stream.stall().isPure() && stream.payload().isTimeless()
                        ? stream.engine(StreamEngines::sink)
                                .map(engine -> new Intake<>(stream, engine, this::take))
                                .orElse(null)
                        : null;
        Runnable body = intake == null ? this::run : () -> runBeside(intake);
        if (intake != null) {
            drawn.ifPresent(to -> to.atEnd(() -> intake.draw(lane)));
        }
        stream.domain().run(stream.name() + " sink", this::rest, body);
        StreamChecker.start(stream, StreamChecker.Side.SINK);
    }

    private void ready(int value) {
        stream.ready().ifPresent(signal -> signal.set(value));
    }

    private void rest() {
        if (intake != null) {
            intake.engine().stop();
            pull();
        }
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
                T item = stream.take(row);
                take(new Transfer<>(item, now(), now()));
                tellArrival();
            }
        }
    }

    static boolean isOne(Stream<?> stream) {
        return stream.valid().logic() == org.cocobean.value.Logic.ONE;
    }

    private void take(Transfer<T> transfer) {
        if (bulk != null) {
            bulk.take(transfer);
            return;
        }
        lane.accept(transfer);
        if (listeners.isEmpty()) {
            received.add(transfer);
        }
        listeners.forEach(listener -> listener.accept(transfer));
    }

    private void tellArrival() {
        arrived.set();
        arrived.clear();
    }

    private void runBeside(Intake<T> source) {
        StreamEngine engine = source.engine();
        EngineSteps steps = new EngineSteps(stream.stall(), engine);
        engine.prepare();
        steps.add();
        allow();
        engine.begin();
        while (true) {
            if (engine.done() < engine.end()) {
                engine.await();
            } else {
                room.clear();
                room.await();
            }
            steps.add();
            pull();
        }
    }

    /// Takes over what has come beside the simulator.
    private void pull() {
        if (intake == null) {
            return;
        }
        long before = intake.pulled();
        intake.pull();
        if (intake.pulled() > before) {
            allow();
            tellArrival();
        }
    }

    /// Says how much may come.
    private void allow() {
        if (intake == null || intake.isAway()) {
            return;
        }
        StreamEngine engine = intake.engine();
        long space = listeners.isEmpty() ? stream.limit() - (long) received.size() : Long.MAX_VALUE;
        engine.setEnd(intake.pulled() + Math.min(space, engine.room()));
        engine.goOn();
    }

    /// For the library: returns the engine, where one receives.
    @SuppressWarnings("exports") // for the library alone
    public Optional<StreamEngine> engine() {
        return intake == null ? Optional.empty() : Optional.of(intake.engine());
    }

    /// For the library: leaves what comes to whoever takes it beside the simulator.
    ///
    /// @return how much has been taken until now
    public long giveAway() {
        pull();
        Intake<T> own = Objects.requireNonNull(intake, "an engine");
        own.giveAway();
        return own.pulled();
    }

    /// For the library: takes what comes again.
    ///
    /// @param taken how much has been taken in all
    public void takeBack(long taken) {
        Objects.requireNonNull(intake, "an engine").takeBack(taken);
        pull();
        removed();
    }

    /// For the library: hands all that comes to someone who takes it in bulk, where an engine
    /// receives and nothing limits it, until there is a listener.
    @SuppressWarnings("exports") // for the library alone
    public void handTo(Bulk<T> taker) {
        if (intake != null && stream.limit() == Integer.MAX_VALUE) {
            bulk = taker;
            intake.setBulk(taker);
        }
    }

    private void endBulk() {
        if (intake != null && bulk != null) {
            intake.draw(lane);
            intake.setBulk(null);
            bulk = null;
        }
    }

    private void removed() {
        allow();
        room.set();
    }

    /// Waits once, until so many items wait at the latest.
    private void await(int count, Runnable wait) {
        if (intake == null) {
            wait.run();
        } else {
            intake.await(count - received.size(), wait);
        }
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
        pull();
        requireKept();
        if (received.isEmpty()) {
            Trigger timer = timer(limit);
            while (received.isEmpty()) {
                await(1, () -> requireArrival(timer, limit));
            }
        }
        return next().item();
    }

    private void requireArrival(Trigger timer, SimTime limit) {
        if (first(arrived, timer).await() == timer && received.isEmpty()) {
            throw new SimTimeoutException(
                    "nothing came from " + stream.name() + " within " + limit);
        }
    }

    /// Blocks until there are so many items and takes them. Where a native engine receives, only
    /// the last of them wakes the test.
    ///
    /// @throws IllegalArgumentException when the sink may not keep so many
    public List<T> receive(int count) {
        if (count > stream.limit()) {
            throw new IllegalArgumentException(
                    "%d items never wait in the sink of %s: its limit is %d"
                            .formatted(count, stream.name(), stream.limit()));
        }
        awaitItems(count);
        List<T> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(received.remove().item());
        }
        removed();
        return items;
    }

    private void awaitItems(int count) {
        pull();
        requireKept();
        while (received.size() < count) {
            await(count, arrived::await);
        }
    }

    /// Blocks until there is an item and takes it, with its time.
    public Transfer<T> next() {
        awaitItems(1);
        Transfer<T> transfer = received.remove();
        removed();
        return transfer;
    }

    /// Blocks once, until more has come: an item, or, where a native engine receives, all up to the
    /// end of that many packets ([Payload#last()]).
    public void awaitPackets(int count) {
        pull();
        requireKept();
        if (intake == null) {
            arrived.await();
        } else {
            intake.awaitPackets(count, arrived::await);
        }
    }

    /// Takes an item if there is one.
    public Optional<T> tryReceive() {
        return isEmpty() ? Optional.empty() : Optional.of(receive());
    }

    /// Returns how many items wait to be taken.
    public int size() {
        pull();
        return received.size();
    }

    /// Tells whether no item waits to be taken.
    public boolean isEmpty() {
        pull();
        return received.isEmpty();
    }

    /// Takes all items that wait.
    public List<T> receiveAll() {
        pull();
        List<T> all = received.stream().map(Transfer::item).toList();
        received.clear();
        removed();
        return all;
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<T>> listener) {
        pull();
        endBulk();
        listeners.add(listener);
        if (intake != null) {
            intake.beEager();
            removed();
        }
    }

    @Override
    public void onReset(Runnable listener) {
        atReset.add(listener);
    }
}
