package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.cocobean.task.Event;

/// Frames that were heard, and who waits for some: each gets all that it asked for before the next
/// one gets any.
final class UartInbox {

    /// What somebody asks for.
    interface Wish {

        /// Tells whether this is all, or more is to come.
        boolean isFulfilled(List<UartFrame> frames);
    }

    private record Request(Wish wish, List<UartFrame> frames, Event done) {

        boolean add(UartFrame frame) {
            frames.add(frame);
            return wish.isFulfilled(frames);
        }
    }

    private final String name;
    private final ArrayDeque<UartFrame> kept = new ArrayDeque<>();
    private final ArrayDeque<Request> waiting = new ArrayDeque<>();

    /// @param name of the line
    UartInbox(String name) {
        this.name = name;
    }

    void put(UartFrame frame) {
        Request first = waiting.peek();
        if (first == null) {
            kept.add(frame);
        } else if (first.add(frame)) {
            waiting.remove();
            first.done.set();
        }
    }

    /// Takes what waits, and hands the rest of a wish over as soon as it is there.
    ///
    /// @param waiter waits until it is told to go on, for so many frames at the latest
    List<UartFrame> take(Wish wish, Waiter waiter) {
        Request request = new Request(wish, new ArrayList<>(), event("a frame on " + name));
        while (waiting.isEmpty() && !kept.isEmpty()) {
            if (request.add(kept.remove())) {
                return request.frames;
            }
        }
        waiting.add(request);
        boolean isDone = false;
        try {
            waiter.await(request.frames.size(), request.done::await);
            isDone = true;
        } finally {
            if (!isDone) {
                giveUp(request);
            }
        }
        return request.frames;
    }

    /// Nobody waits for it any more: what it had is for the next one.
    private void giveUp(Request request) {
        waiting.remove(request);
        List<UartFrame> later = new ArrayList<>(kept);
        kept.clear();
        List.copyOf(request.frames).forEach(this::put);
        later.forEach(this::put);
    }

    /// How one waits.
    interface Waiter {

        /// Waits.
        ///
        /// @param had how many frames there are already
        void await(int had, Runnable wait);
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }
}
