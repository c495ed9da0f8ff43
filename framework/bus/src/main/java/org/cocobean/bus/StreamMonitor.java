package org.cocobean.bus;

import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cocobean.task.SimQueue;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.value.Logic;

/// Watches a stream and drives nothing.
///
/// @param <T> what is seen
public final class StreamMonitor<T> implements Watcher<T> {

    private final Stream<T> stream;
    private final List<Consumer<? super Transfer<T>>> listeners = new ArrayList<>();
    private final List<Runnable> atReset = new ArrayList<>();
    private final SimQueue<Transfer<T>> seen = queue();

    StreamMonitor(Stream<T> stream) {
        this.stream = stream;
        stream.domain().run(stream.name() + " monitor", this::rest, this::run);
        StreamChecker.start(stream, StreamChecker.Side.MONITOR);
    }

    private void rest() {
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
            Transfer<T> transfer = new Transfer<>(stream.take(row), start, now());
            listeners.forEach(listener -> listener.accept(transfer));
            if (listeners.isEmpty()) {
                seen.put(transfer);
            }
        }
    }

    /// Blocks until something has been transferred that this method has not returned yet. What
    /// listeners have been told is not kept.
    public Transfer<T> next() {
        return seen.take();
    }

    /// Returns how much waits for [#next()].
    public int size() {
        return seen.size();
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
