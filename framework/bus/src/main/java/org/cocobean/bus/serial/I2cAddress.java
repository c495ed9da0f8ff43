package org.cocobean.bus.serial;

/// Whom a transfer is for.
///
/// @param value of 7 bits, or of 10
public record I2cAddress(int value, boolean isTenBits) {

    /// Refuses what does not fit.
    public I2cAddress {
        if (value < 0 || value >= (isTenBits ? 1 << 10 : 1 << 7)) {
            throw new IllegalArgumentException(
                    "0x%x is no address of %d bits: the bit for read and write is no part of it"
                            .formatted(value, isTenBits ? 10 : 7));
        }
    }

    /// An address of 7 bits, without the bit for read and write.
    public static I2cAddress of(int value) {
        return new I2cAddress(value, false);
    }

    /// An address of 10 bits.
    public static I2cAddress tenBits(int value) {
        return new I2cAddress(value, true);
    }

    /// Returns the first byte of a transfer.
    int first(boolean read) {
        int bits = isTenBits ? 0x78 | value >> 8 : value;
        return bits << 1 | (read ? 1 : 0);
    }

    /// Tells whether a first byte announces ten bits.
    static boolean announcesTenBits(int first) {
        return (first & 0xf8) == 0xf0;
    }

    @Override
    public String toString() {
        return "0x%02x%s".formatted(value, isTenBits ? " (10 bits)" : "");
    }
}
