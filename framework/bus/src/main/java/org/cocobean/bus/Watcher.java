package org.cocobean.bus;

import java.util.function.Consumer;

/// What sees everything that goes over a bus; scoreboards and coverage listen to it.
///
/// @param <T> what goes over it
public interface Watcher<T> {

    /// Calls back for each transfer, at the moment of its end, in the order of the listeners. The
    /// listener must not wait.
    void onTransfer(Consumer<? super Transfer<T>> listener);

    /// Calls back when a reset of the bus begins.
    void onReset(Runnable listener);

    /// Calls back for each item.
    default void onItem(Consumer<? super T> listener) {
        onTransfer(transfer -> listener.accept(transfer.item()));
    }
}
