package org.cocobean.dut;

/// A signal whose values are named, as constants of a Java enum; see
/// [org.cocobean.value.HdlLiteral].
///
/// In typed interfaces a method returns it for a signal of an enumeration: `EnumSignal<State>
/// state()`.
///
/// @param <E> the enum
public interface EnumSignal<E extends Enum<E>> extends Signal {

    /// Returns the present value.
    ///
    /// @throws IllegalArgumentException when the bits stand for no constant, also when they are X
    E get();

    /// Queues a deposit.
    void set(E value);
}
