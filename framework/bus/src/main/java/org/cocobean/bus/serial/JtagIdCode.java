package org.cocobean.bus.serial;

/// What a device of a chain says about itself (IEEE 1149.1, 12.1).
///
/// @param version of 4 bits
/// @param part of 16 bits
/// @param manufacturer of 11 bits, as JEDEC gives them
public record JtagIdCode(int version, int part, int manufacturer) {

    /// A device without an identification, which answers with BYPASS.
    public static final JtagIdCode NONE = new JtagIdCode(0, 0, 0);

    /// Takes the 32 bits apart.
    public static JtagIdCode of(long code) {
        return new JtagIdCode(
                (int) (code >> 28) & 0xf, (int) (code >> 12) & 0xffff, (int) (code >> 1) & 0x7ff);
    }

    /// Returns the 32 bits, of which the lowest is 1.
    public long code() {
        return (long) version << 28 | (long) part << 12 | (long) manufacturer << 1 | 1;
    }
}
