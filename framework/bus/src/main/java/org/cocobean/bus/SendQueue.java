package org.cocobean.bus;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.cocobean.bus.internal.Lot;
import org.cocobean.internal.kernel.StreamEngine;
import org.jspecify.annotations.Nullable;

/// What a source has to send; the first of it may lie in the ring of an engine already.
///
/// @param <T> what is sent
final class SendQueue<T> {

    private final Payload<T> payload;
    private final ArrayDeque<Lot<T>> waiting = new ArrayDeque<>();
    private final ArrayDeque<Lot<T>> inRing = new ArrayDeque<>();
    private int size; // of what waits
    private int begun; // how many of the first that waits do not wait any more
    private int gone; // how many of the first in the ring have been transferred

    SendQueue(Payload<T> payload) {
        this.payload = payload;
    }

    /// Adds items at the end.
    void add(Lot<T> lot) {
        waiting.add(lot);
        size += lot.size();
    }

    /// Returns how many items wait, without those in the ring.
    int waiting() {
        return size;
    }

    /// Returns the first that waits.
    T first() {
        return waiting.element().item(begun);
    }

    /// Takes the first out of those that wait.
    void removeFirst() {
        begin(1);
    }

    private void begin(int count) {
        size -= count;
        begun += count;
        if (begun == waiting.element().size()) {
            waiting.remove();
            begun = 0;
        }
    }

    /// Lets no more wait.
    ///
    /// @param kept how many of the first stay, 0 or 1
    void cancel(int kept) {
        Lot<T> first = kept == 0 ? null : Lot.of(first(), payload);
        waiting.clear();
        size = 0;
        begun = 0;
        if (first != null) {
            add(first);
        }
    }

    // ---- in the ring

    /// Adds an item that lies in the ring already.
    void addInRing(T item) {
        inRing.add(Lot.of(item, payload));
    }

    /// Puts so many into the ring.
    void pack(int room, Row row, StreamEngine engine) {
        for (int left = Math.min(room, size); left > 0; ) {
            Lot<T> lot = waiting.element();
            int count = Math.min(left, lot.size() - begun);
            lot.pack(begun, count, row, engine);
            if (begun == 0) {
                inRing.add(lot);
            }
            begin(count);
            left -= count;
        }
    }

    /// So many have been transferred, from an entry on; those that lie there without an item are
    /// nothing.
    void pass(long entry, long count, @Nullable Tail<T> tail) {
        long at = entry;
        for (long end = entry + count; at < end && !inRing.isEmpty(); ) {
            Lot<T> lot = inRing.element();
            int more = (int) Math.min(end - at, lot.size() - gone);
            if (tail != null) {
                tail.add(lot, gone, more, at);
            }
            at += more;
            gone += more;
            if (gone == lot.size()) {
                inRing.remove();
                gone = 0;
            }
        }
    }

    /// Tells whether there is an item for the first entry that has not been transferred.
    boolean hasItemInRing() {
        return !inRing.isEmpty();
    }

    /// Returns the items in the ring.
    Iterator<T> itemsInRing() {
        Iterator<Lot<T>> lots = inRing.iterator();
        return new Iterator<>() {
            private @Nullable Lot<T> lot = lots.hasNext() ? lots.next() : null;
            private int next = gone;

            @Override
            public boolean hasNext() {
                return lot != null;
            }

            @Override
            public T next() {
                if (lot == null) {
                    throw new NoSuchElementException("no more items");
                }
                T item = lot.item(next++);
                if (next == lot.size()) {
                    lot = lots.hasNext() ? lots.next() : null;
                    next = 0;
                }
                return item;
            }
        };
    }

    /// Forgets what is in the ring.
    ///
    /// @param kept how many of the first stay, 0 or 1
    void cancelRing(int kept) {
        T first = kept == 0 ? null : itemsInRing().next();
        inRing.clear();
        gone = 0;
        if (first != null) {
            addInRing(first);
        }
    }
}
