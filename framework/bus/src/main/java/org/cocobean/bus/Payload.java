package org.cocobean.bus;

import java.util.List;
import java.util.Optional;
import org.cocobean.dut.Signal;

/// How what a stream carries lies on its signals. Implement it for what no record of numbers
/// describes; [Stream#of] makes one from a record.
///
/// @param <T> what is carried
public interface Payload<T> {

    /// Returns the payload of a record: each component that has a signal lies on it, the others are
    /// always the same.
    ///
    /// @param pins for each component of the record
    /// @param absent what the components without a signal are when an item is taken
    /// @throws PinException when a signal has more bits than its component
    static <T extends Record> Payload<T> of(Class<T> type, List<Optional<Signal>> pins, T absent) {
        return new RecordPayload<>(type, pins, absent);
    }

    /// Returns the signals; always the same, in the same order.
    List<Signal> signals();

    /// Puts an item on the signals.
    ///
    /// @throws IllegalArgumentException when it does not fit
    void put(T item, Row row);

    /// Takes an item from the signals, at the edge of its transfer.
    ///
    /// @throws org.cocobean.value.UnresolvedValueException when something that counts is X or Z
    T take(Row row);

    /// Tells whether an item is the same and its rules are kept whenever it is taken from its row,
    /// so that the transfers may go on meanwhile. Bits that are X or Z are told at their edge
    /// anyway.
    default boolean isTimeless() {
        return false;
    }

    /// Returns the place of the signal that is 1 at the end of a packet, or -1.
    default int last() {
        return -1;
    }
}
