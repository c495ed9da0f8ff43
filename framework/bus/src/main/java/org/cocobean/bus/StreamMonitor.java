package org.cocobean.bus;

import static org.cocobean.Cocobean.now;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cocobean.Lane;
import org.cocobean.bus.internal.BusLane;
import org.cocobean.bus.internal.Inbox;
import org.cocobean.internal.kernel.StreamEngine;
import org.cocobean.internal.kernel.StreamEngines;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.value.Logic;
import org.jspecify.annotations.Nullable;

/// Watches a stream and drives nothing.
///
/// @param <T> what is seen
public final class StreamMonitor<T> implements Watcher<T> {

    private final Stream<T> stream;
    private final List<Runnable> atReset = new ArrayList<>();
    private final Inbox<T> seen;
    private final Consumer<Transfer<T>> lane;
    private final @Nullable Intake<T> intake;

    StreamMonitor(Stream<T> stream) {
        this.stream = stream;
        this.seen = new Inbox<>(stream.name());
        Optional<Lane<T>> drawn = stream.lane();
        this.lane = BusLane.seen(drawn);
        this.intake =
                stream.payload().isTimeless()
                        ? stream.engine(StreamEngines::monitor)
                                .map(engine -> new Intake<>(stream, engine, this::tell))
                                .orElse(null)
                        : null;
        Runnable body = intake == null ? this::run : () -> runBeside(intake);
        if (intake != null) {
            drawn.ifPresent(to -> to.atEnd(() -> intake.draw(lane)));
        }
        stream.domain().run(stream.name() + " monitor", this::rest, body);
        StreamChecker.start(stream, StreamChecker.Side.MONITOR);
    }

    private void rest() {
        if (intake != null) {
            intake.engine().stop();
            intake.pull();
        }
        atReset.forEach(Runnable::run);
    }

    private void run() {
        SignalRow row = new SignalRow(stream.payload().signals());
        Edge offered = stream.domain().edge().when(stream.valid(), 1);
        while (true) {
            offered.await();
            SimTime start = now();
            while (stream.ready().isPresent() && stream.ready().get().logic() != Logic.ONE) {
                offered.await();
            }
            tell(new Transfer<>(stream.take(row), start, now()));
        }
    }

    private static void runBeside(Intake<?> intake) {
        StreamEngine engine = intake.engine();
        engine.prepare();
        engine.begin();
        while (true) {
            engine.await();
            intake.pull();
        }
    }

    private void tell(Transfer<T> transfer) {
        lane.accept(transfer);
        seen.add(transfer);
    }

    private void pull() {
        if (intake != null) {
            intake.pull();
        }
    }

    /// Blocks until something has been transferred that this method has not returned yet. What
    /// listeners have been told is not kept.
    ///
    /// @throws IllegalStateException when there is none and listeners get all that comes
    public Transfer<T> next() {
        pull();
        if (intake != null && seen.size() == 0) {
            List<Transfer<T>> taken = new ArrayList<>();
            intake.await(1, () -> taken.add(seen.next()));
            return taken.getFirst();
        }
        return seen.next();
    }

    /// Returns how much waits for [#next()].
    public int size() {
        pull();
        return seen.size();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<T>> listener) {
        pull();
        seen.listen(listener);
        if (intake != null) {
            intake.beEager();
        }
    }

    @Override
    public void onReset(Runnable listener) {
        atReset.add(listener);
    }
}
