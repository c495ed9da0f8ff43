package org.cocobean.bus.memory;

import java.util.SplittableRandom;

/// What a memory gives for bytes that nobody has written.
public final class Unwritten {

    private interface Source {
        int at(long address);
    }

    private final String text;
    private final boolean isValue;
    private final Source source;

    private Unwritten(String text, boolean isValue, Source source) {
        this.text = text;
        this.isValue = isValue;
        this.source = source;
    }

    /// Always the same.
    public static Unwritten value(int value) {
        return new Unwritten("0x%02x".formatted(value & 0xff), true, address -> value);
    }

    /// Anything, but at each address always the same.
    public static Unwritten random(long seed) {
        return new Unwritten(
                "random", true, address -> new SplittableRandom(seed ^ address).nextInt() & 0xff);
    }

    /// Reading them fails the test.
    public static Unwritten error() {
        return new Unwritten(
                "error",
                false,
                address -> {
                    throw new AssertionError(
                            "0x%x was read, but nobody has written it".formatted(address));
                });
    }

    /// Tells whether there is a value, the same whenever it is asked for.
    boolean isValue() {
        return isValue;
    }

    byte at(long address) {
        return (byte) source.at(address);
    }

    @Override
    public String toString() {
        return text;
    }
}
