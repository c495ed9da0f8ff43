package org.cocobean.bus.internal;

import static org.cocobean.Cocobean.queue;
import static org.cocobean.Cocobean.withTimeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cocobean.bus.Transfer;
import org.cocobean.task.SimQueue;
import org.cocobean.time.SimTime;

/// What has come and waits to be taken. What listeners have been told is not kept.
///
/// @param <T> what comes
public final class Inbox<T> {

    private final SimQueue<Transfer<T>> waiting = queue();
    private final List<Consumer<? super Transfer<T>>> listeners = new ArrayList<>();

    /// Something has come.
    public void add(Transfer<T> transfer) {
        listeners.forEach(listener -> listener.accept(transfer));
        if (listeners.isEmpty()) {
            waiting.put(transfer);
        }
    }

    /// Calls back for each that comes.
    public void listen(Consumer<? super Transfer<T>> listener) {
        listeners.add(listener);
    }

    /// Blocks until there is one and takes it.
    public Transfer<T> next() {
        return waiting.take();
    }

    /// Blocks until there is one, but no longer than the given simulated time.
    ///
    /// @throws org.cocobean.trigger.SimTimeoutException when the time is over first
    public T receive(SimTime limit) {
        return waiting.isEmpty() ? withTimeout(limit, () -> next().item()) : next().item();
    }

    /// Takes one if there is one.
    public Optional<T> tryReceive() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(next().item());
    }

    /// Returns how many wait.
    public int size() {
        return waiting.size();
    }
}
