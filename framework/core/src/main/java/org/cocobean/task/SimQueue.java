package org.cocobean.task;

import java.util.Optional;

/// A queue between tasks. Those who wait are served in the order in which they began to wait.
///
/// @param <T> what travels
public interface SimQueue<T> {

    /// Blocks until there is room, then adds.
    void put(T item);

    /// Adds if there is room.
    ///
    /// @return whether there was
    boolean tryPut(T item);

    /// Blocks until there is an item, then takes it.
    T take();

    /// Takes an item if there is one.
    Optional<T> tryTake();

    /// Returns how many items wait.
    int size();

    /// Tells whether no item waits.
    boolean isEmpty();
}
