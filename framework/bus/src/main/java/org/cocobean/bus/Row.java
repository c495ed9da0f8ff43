package org.cocobean.bus;

import org.cocobean.value.LogicVector;

/// The values of a payload's signals at one clock edge, by their places in [Payload#signals()].
public interface Row {

    /// Returns a value as an unsigned number, of a signed signal as a signed one.
    ///
    /// @throws org.cocobean.value.UnresolvedValueException when a bit is X or Z
    long number(int place);

    /// Tells whether all bits of a value are 0 or 1.
    default boolean isKnown(int place) {
        return bits(place).isResolved();
    }

    /// Returns a value.
    LogicVector bits(int place);

    /// Sets a value.
    ///
    /// @throws IllegalArgumentException when it does not fit the signal
    void set(int place, long number);

    /// Sets a value of the signal's width.
    void set(int place, LogicVector bits);
}
