package org.cocobean.bus.register;

import java.util.List;

/// How the fields of a register lie in its bits.
///
/// @param <T> the record of its fields
sealed interface FieldLayout<T extends Record> permits RecordLayout, NamedLayout {

    /// A field.
    ///
    /// @param isVolatile the design changes it by itself
    record Field(String name, int high, int low, Access access, boolean isVolatile) {

        long mask() {
            return (high - low == 63 ? -1L : (1L << (high - low + 1)) - 1) << low;
        }

        String place() {
            return high == low ? "" + low : high + ":" + low;
        }

        /// Returns its number in the bits of the register.
        long of(long bits) {
            return (bits & mask()) >>> low;
        }

        /// Puts a number at its place.
        ///
        /// @param owner for the message
        /// @throws IllegalArgumentException when it does not fit
        long place(long number, String owner) {
            long room = mask() >>> low;
            if ((number & ~room) != 0 && !(high - low == 31 && (int) number == number)) {
                throw new IllegalArgumentException(
                        "0x%x does not fit in %s.%s, which has %d bits"
                                .formatted(number, owner, name, high - low + 1));
            }
            return (number << low) & mask();
        }
    }

    /// Returns the fields.
    List<Field> fields();

    /// Returns the bits of a value.
    ///
    /// @throws IllegalArgumentException when a number does not fit its field
    long encode(T value);

    /// Returns the value of bits.
    T decode(long bits);
}
