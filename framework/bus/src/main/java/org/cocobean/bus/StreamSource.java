package org.cocobean.bus;

import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.now;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.cocobean.Simulation;
import org.cocobean.task.Event;
import org.cocobean.task.Obligation;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// Drives a stream. What is sent in reset waits for its end, and what a reset interrupts is offered
/// again. A test does not end well before all has been transferred.
///
/// @param <T> what is sent
public final class StreamSource<T> implements Watcher<T> {

    /// How many clock cycles without a transfer the end of a test waits.
    static final long PATIENCE = 10_000;

    private final Stream<T> stream;
    private final ArrayDeque<T> waiting = new ArrayDeque<>();
    private final List<Consumer<? super Transfer<T>>> listeners = new ArrayList<>();
    private final Event work;
    private final Event moved;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private volatile @Nullable SimTime oldest;
    private final List<Runnable> atReset = new ArrayList<>();
    private volatile boolean inReset;
    private boolean offers;

    StreamSource(Stream<T> stream) {
        this.stream = stream;
        this.work = event("an item for " + stream.name());
        this.moved = event("a transfer on " + stream.name());
        Simulation.current().mustFinish(new Unsent());
        stream.domain().run(stream.name() + " source", this::rest, this::run);
        StreamChecker.start(stream, StreamChecker.Side.SOURCE);
    }

    private void rest() {
        stream.valid().set(0);
        offers = false;
        inReset = stream.domain().reset().isPresent();
        atReset.forEach(Runnable::run);
    }

    private void run() {
        inReset = false;
        Pace pace = new Pace(stream.stall(), stream.domain());
        SignalRow row = new SignalRow(stream.payload().signals());
        Edge plain = stream.domain().edge();
        Edge taken = stream.ready().map(ready -> plain.when(ready, 1)).orElse(plain);
        while (true) {
            if (waiting.isEmpty()) {
                stream.valid().set(0);
                oldest = null;
                work.clear();
                work.await();
            }
            if (!pace.mayGo()) {
                stream.valid().set(0);
                pace.standStill();
                continue;
            }
            T item = waiting.element();
            SimTime start = now();
            oldest = start;
            stream.payload().put(item, row);
            stream.valid().set(1);
            offers = true;
            taken.await();
            offers = false;
            pace.cycle(true);
            waiting.remove();
            sent.incrementAndGet();
            moved.set();
            moved.clear();
            if (!listeners.isEmpty()) {
                Transfer<T> transfer = new Transfer<>(item, start, now());
                listeners.forEach(listener -> listener.accept(transfer));
            }
        }
    }

    /// Queues an item; blocks while the queue is full.
    public void send(T item) {
        while (waiting.size() >= stream.limit()) {
            moved.await();
        }
        waiting.add(item);
        accepted.incrementAndGet();
        work.set();
    }

    /// Queues an item and blocks until it has been transferred.
    public void sendAndWait(T item) {
        send(item);
        long mine = accepted.get();
        while (sent.get() < mine) {
            moved.await();
        }
    }

    /// Blocks until all that was sent has been transferred.
    public void drain() {
        while (!waiting.isEmpty()) {
            moved.await();
        }
    }

    /// Drops what has not been offered yet.
    ///
    /// @return how much that was
    public int cancelWaiting() {
        return replaceWaiting(List.of());
    }

    /// Drops what has not been offered yet and queues other items instead, whatever the limit.
    ///
    /// @return how many were dropped
    public int replaceWaiting(List<T> items) {
        int dropped = waiting.size() - (offers ? 1 : 0);
        while (waiting.size() > (offers ? 1 : 0)) {
            waiting.removeLast();
        }
        waiting.addAll(items);
        accepted.addAndGet(items.size() - dropped);
        work.set();
        return dropped;
    }

    /// Returns how many items have not been transferred.
    public int size() {
        return waiting.size();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<T>> listener) {
        listeners.add(listener);
    }

    @Override
    public void onReset(Runnable listener) {
        atReset.add(listener);
    }

    private final class Unsent implements Obligation {

        @Override
        public Optional<String> outstanding() {
            long count = accepted.get() - sent.get();
            SimTime since = oldest;
            return count == 0
                    ? Optional.empty()
                    : Optional.of(
                            "%s: %d not transferred, %s"
                                    .formatted(
                                            stream.name(),
                                            count,
                                            inReset
                                                    ? "in reset"
                                                    : since == null
                                                            ? "not offered yet"
                                                            : "the first offered since "
                                                                    + since
                                                                    + stream.ready()
                                                                            .map(r ->
                                                                                    " and waiting"
                                                                                            + " for "
                                                                                            + r
                                                                                                    .path())
                                                                            .orElse("")));
        }

        @Override
        public void finish() {
            while (!waiting.isEmpty()) {
                long before = sent.get();
                Trigger patience = stream.domain().edge().times(PATIENCE);
                if (first(moved, patience).await() == patience && sent.get() == before) {
                    throw new AssertionError(
                            "the test ended, but %s after %d clock cycles without a transfer"
                                    .formatted(outstanding().orElse(""), PATIENCE));
                }
            }
        }
    }
}
