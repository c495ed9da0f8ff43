package org.cocobean.bus.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.cocobean.internal.kernel.StreamEngine;

/// What other buses do with the source of a stream, and its user does not.
///
/// @param <T> what is sent
public interface SourceControl<T> {

    /// Returns the engine, where one sends.
    Optional<StreamEngine> engine();

    /// Tells whether all that was sent lies beside the simulator.
    boolean isHandedOn();

    /// Leaves it to somebody else beside the simulator to send.
    void giveAway();

    /// Sends again, after what somebody else has left to be sent.
    void takeBack();

    /// Queues items that belong together, as many at once as there is room for. Once the first is
    /// queued, the others are as well: at once where the task is cancelled, and not at all where
    /// somebody replaces what waits, who then knows of all of them.
    ///
    /// @param part makes a lot of some of them, from one on, up to so many
    void sendLots(int count, BiFunction<Integer, Integer, Lot<T>> part);

    /// Blocks until so many have been transferred since the beginning.
    ///
    /// @param end asked again after each wait
    void awaitSent(LongSupplier end);

    /// Drops what has not been offered yet and queues other items instead, whatever the limit.
    ///
    /// @return how many were dropped
    int replaceWaiting(List<? extends Lot<T>> lots);
}
