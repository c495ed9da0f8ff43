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
import org.cocobean.bus.internal.Inbox;
import org.cocobean.bus.internal.SinkControl;
import org.cocobean.internal.kernel.StreamEngine;
import org.cocobean.internal.kernel.StreamEngines;
import org.cocobean.task.Event;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.SimTimeoutException;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// Takes what a stream carries for a [StreamSink], in Java or by an engine beside the simulator.
///
/// @param <T> what is received
final class SinkDriver<T> implements SinkControl<T> {

    private final Stream<T> stream;
    private final ArrayDeque<Transfer<T>> received = new ArrayDeque<>();
    private final List<Consumer<? super Transfer<T>>> listeners = new ArrayList<>();
    private final List<Runnable> atReset = new ArrayList<>();
    private final Event arrived;
    private final Event room;
    private final Consumer<Transfer<T>> lane;
    private final @Nullable Intake<T> intake;
    private @Nullable Bulk<T> bulk;

    SinkDriver(Stream<T> stream) {
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

    @Override
    public Optional<StreamEngine> engine() {
        return intake == null ? Optional.empty() : Optional.of(intake.engine());
    }

    @Override
    public long giveAway() {
        pull();
        Intake<T> own = Objects.requireNonNull(intake, "an engine");
        own.giveAway();
        return own.pulled();
    }

    @Override
    public void takeBack(long taken) {
        Objects.requireNonNull(intake, "an engine").takeBack(taken);
        pull();
        removed();
    }

    @Override
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
            throw Inbox.notKept(stream.name());
        }
    }

    T receive(SimTime limit) {
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

    List<T> receive(int count) {
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

    Transfer<T> next() {
        awaitItems(1);
        Transfer<T> transfer = received.remove();
        removed();
        return transfer;
    }

    void awaitPackets(int count) {
        pull();
        requireKept();
        if (intake == null) {
            arrived.await();
        } else {
            intake.awaitPackets(count, arrived::await);
        }
    }

    int size() {
        pull();
        return received.size();
    }

    @Override
    public boolean isEmpty() {
        pull();
        return received.isEmpty();
    }

    List<T> receiveAll() {
        pull();
        List<T> all = received.stream().map(Transfer::item).toList();
        received.clear();
        removed();
        return all;
    }

    void onTransfer(Consumer<? super Transfer<T>> listener) {
        pull();
        endBulk();
        listeners.add(listener);
        if (intake != null) {
            intake.beEager();
            removed();
        }
    }

    void onReset(Runnable listener) {
        atReset.add(listener);
    }
}
