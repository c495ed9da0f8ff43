package org.cocobean.bus.internal;

import java.util.Optional;
import org.cocobean.internal.kernel.StreamEngine;

/// What other buses do with the sink of a stream, and its user does not.
///
/// @param <T> what is received
public interface SinkControl<T> {

    /// Returns the engine, where one receives.
    Optional<StreamEngine> engine();

    /// Tells whether no item waits to be taken.
    boolean isEmpty();

    /// Leaves what comes to whoever takes it beside the simulator.
    ///
    /// @return how much has been taken until now
    long giveAway();

    /// Takes what comes again.
    ///
    /// @param taken how much has been taken in all
    void takeBack(long taken);

    /// Hands all that comes to someone who takes it in bulk, where an engine receives and nothing
    /// limits it, until there is a listener.
    void handTo(Bulk<T> taker);
}
