package org.cocobean.bus.serial;

/// How words go over an SPI bus.
///
/// @param mode 0 to 3, that is 2 * CPOL + CPHA
/// @param bits of a word, from 1 to 64
public record SpiFormat(int mode, int bits, boolean msbFirst) {

    /// Refuses what is no mode or word.
    public SpiFormat {
        if (mode < 0 || mode > 3 || bits < 1 || bits > 64) {
            throw new IllegalArgumentException(
                    "SPI has the modes 0 to 3 and words of 1 to 64 bits, not mode %d and %d bits"
                            .formatted(mode, bits));
        }
    }

    /// Words of eight bits, the most significant first.
    public static SpiFormat mode(int mode) {
        return new SpiFormat(mode, 8, true);
    }

    /// Returns the format with words of another length.
    public SpiFormat withBits(int newBits) {
        return new SpiFormat(mode, newBits, msbFirst);
    }

    /// Returns the format with the least significant bit first.
    public SpiFormat lsbFirst() {
        return new SpiFormat(mode, bits, false);
    }

    /// Returns words that fit.
    ///
    /// @throws IllegalArgumentException when one has more bits than a word
    long[] requireFit(long... words) {
        for (long word : words) {
            if (bits < Long.SIZE && word >>> bits != 0) {
                throw new IllegalArgumentException(
                        "0x%x has more than %d bits".formatted(word, bits));
            }
        }
        return words;
    }

    int rest() {
        return mode >> 1;
    }

    boolean samplesFirst() {
        return (mode & 1) == 0;
    }

    int place(int index) {
        return msbFirst ? bits - 1 - index : index;
    }
}
