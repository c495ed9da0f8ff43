package org.cocobean.bus.internal;

import java.util.List;
import org.cocobean.bus.Payload;
import org.cocobean.bus.Row;
import org.cocobean.internal.kernel.StreamEngine;

/// Items that are sent one after the other. They are made where somebody looks at them; beside the
/// simulator nobody does.
///
/// @param <T> what is sent
public interface Lot<T> {

    /// Returns how many there are.
    int size();

    /// Makes one of them.
    T item(int index);

    /// Adds some of them to the ring of an engine.
    ///
    /// @param row the next entry of the ring
    /// @throws IllegalArgumentException when one does not fit its signals
    void pack(int from, int count, Row row, StreamEngine engine);

    /// Returns a lot of one item.
    static <T> Lot<T> of(T item, Payload<T> payload) {
        return new Single<>(item, payload);
    }

    /// Returns a lot of items.
    static <T> Lot<T> of(List<T> items, Payload<T> payload) {
        return new Several<>(items, payload);
    }

    /// Items that are there already.
    ///
    /// @param <T> what is sent
    record Several<T>(List<T> items, Payload<T> payload) implements Lot<T> {
        @Override
        public int size() {
            return items.size();
        }

        @Override
        public T item(int index) {
            return items.get(index);
        }

        @Override
        public void pack(int from, int count, Row row, StreamEngine engine) {
            for (int i = from; i < from + count; i++) {
                payload.put(items.get(i), row);
                engine.push();
            }
        }
    }

    /// One item.
    ///
    /// @param <T> what is sent
    record Single<T>(T item, Payload<T> payload) implements Lot<T> {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public T item(int index) {
            return item;
        }

        @Override
        public void pack(int from, int count, Row row, StreamEngine engine) {
            payload.put(item, row);
            engine.push();
        }
    }
}
