package org.cocobean.bus.internal;

import org.cocobean.bus.Transfer;

/// Takes what comes beside the simulator without an object for each of it.
///
/// @param <T> what comes
public interface Bulk<T> {

    /// Takes entries of the ring, up to the first that must be looked at by itself.
    ///
    /// @return the number of that entry, or `to`
    long take(long from, long to);

    /// Takes an entry that had to be looked at.
    void take(Transfer<T> one);
}
