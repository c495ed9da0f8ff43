package org.cocobean.bus.internal;

import static org.cocobean.Cocobean.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.cocobean.bus.Transfer;
import org.cocobean.task.Event;

/// What has come and waits to be taken. What listeners have been told is not kept.
///
/// @param <T> what comes
public final class Inbox<T> {

    private final String name;
    private final Queue<Transfer<T>> waiting = new ArrayDeque<>();
    private final List<Consumer<? super Transfer<T>>> listeners = new ArrayList<>();
    private final Event moved;

    /// @param name of where it comes from
    public Inbox(String name) {
        this.name = name;
        this.moved = event("what comes from " + name);
    }

    private void tell() {
        moved.set();
        moved.clear();
    }

    /// Something has come.
    public void add(Transfer<T> transfer) {
        listeners.forEach(listener -> listener.accept(transfer));
        if (listeners.isEmpty()) {
            waiting.add(transfer);
            tell();
        }
    }

    /// Calls back for each that comes.
    public void listen(Consumer<? super Transfer<T>> listener) {
        listeners.add(listener);
        tell();
    }

    /// Blocks until there is one and takes it.
    ///
    /// @throws IllegalStateException when there is none and listeners get all that comes
    public Transfer<T> next() {
        while (waiting.isEmpty()) {
            if (!listeners.isEmpty()) {
                throw notKept(name);
            }
            moved.await();
        }
        return waiting.remove();
    }

    /// Returns what is thrown where somebody waits for what only listeners get.
    public static IllegalStateException notKept(String name) {
        return new IllegalStateException(
                "what comes from %s goes to listeners and is not kept: take it there, or use a monitor beside the sink"
                        .formatted(name));
    }

    /// Returns how many wait.
    public int size() {
        return waiting.size();
    }
}
