package org.cocobean.bus.memory;

import org.cocobean.time.SimTime;

/// An access that is under way.
///
/// @param <T> its result
public interface Pending<T> {

    /// Blocks until it has been answered.
    ///
    /// @throws BusErrorException when it was cut off by a reset
    T await();

    /// Blocks until it has been answered, but no longer than the given simulated time.
    ///
    /// @throws org.cocobean.trigger.SimTimeoutException when the time is over first
    T await(SimTime limit);

    /// Tells whether it has been answered or cut off.
    boolean isDone();
}
