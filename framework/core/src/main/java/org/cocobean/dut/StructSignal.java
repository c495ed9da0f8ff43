package org.cocobean.dut;

/// A signal that is a packed structure, as a Java record; see
/// [org.cocobean.value.LogicVector#as(Class)].
///
/// In typed interfaces a method returns it, or an interface that extends it and has a method for
/// each field:
///
/// ```java
/// record Item(boolean valid, int tag) {}
/// interface ItemSignal extends StructSignal<Item> { Signal valid(); Signal tag(); }
/// ```
///
/// @param <R> the record
public interface StructSignal<R extends Record> extends Signal {

    /// Returns the present value.
    ///
    /// @throws org.cocobean.value.UnresolvedValueException when a number in it has a bit that is
    ///   neither 0 nor 1
    R get();

    /// Queues a deposit; members that the record does not have keep their values.
    void set(R value);
}
