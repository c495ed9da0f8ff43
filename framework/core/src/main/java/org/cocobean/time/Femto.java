package org.cocobean.time;

/// Powers of ten of a second, counted in femtoseconds.
final class Femto {
    /// The finest precision that a simulator can have: 1 fs.
    static final int MIN_EXPONENT = -15;

    /// The coarsest precision that a simulator can have: 100 s (IEEE 1800, clause 3.14).
    static final int MAX_EXPONENT = 2;

    private static final long[] POWERS = powers();

    private Femto() {}

    /// Returns `10^exponent` seconds.
    static long power(int exponent) {
        if (exponent < MIN_EXPONENT || exponent > MAX_EXPONENT) {
            throw new IllegalArgumentException(
                    "no simulator has a precision of 10^"
                            + exponent
                            + " s: use an exponent from "
                            + MIN_EXPONENT
                            + " (1 fs) to "
                            + MAX_EXPONENT
                            + " (100 s)");
        }
        return POWERS[exponent - MIN_EXPONENT];
    }

    private static long[] powers() {
        long[] powers = new long[MAX_EXPONENT - MIN_EXPONENT + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
