package org.cocobean.time;

import org.jspecify.annotations.Nullable;

/// A unit of simulated time.
public enum SimTimeUnit {
    /// Femtosecond, the finest precision a simulator has.
    FS("fs", -15),
    /// Picosecond.
    PS("ps", -12),
    /// Nanosecond.
    NS("ns", -9),
    /// Microsecond.
    US("us", -6),
    /// Millisecond.
    MS("ms", -3),
    /// Second.
    S("s", 0);

    static final String SYMBOLS = "fs, ps, ns, us, ms, s";

    private final String symbol;
    private final int exponent;
    private final long femtoseconds;

    SimTimeUnit(String symbol, int exponent) {
        this.symbol = symbol;
        this.exponent = exponent;
        this.femtoseconds = Femto.power(exponent);
    }

    /// Returns the unit with this symbol: `fs`, `ps`, `ns`, `us` (or `µs`), `ms` or `s`.
    ///
    /// @throws IllegalArgumentException if there is no such unit
    public static SimTimeUnit of(String symbol) {
        SimTimeUnit unit = find(symbol);
        if (unit == null) {
            throw new IllegalArgumentException(
                    "\"" + symbol + "\" is no unit of time: use one of " + SYMBOLS);
        }
        return unit;
    }

    static @Nullable SimTimeUnit find(String symbol) {
        return switch (symbol) {
            case "fs" -> FS;
            case "ps" -> PS;
            case "ns" -> NS;
            case "us", "µs", "μs" -> US;
            case "ms" -> MS;
            case "s" -> S;
            default -> null;
        };
    }

    /// Returns the symbol, such as `ns`.
    public String symbol() {
        return symbol;
    }

    /// Returns the power of ten of this unit in seconds: -9 for a nanosecond.
    public int exponent() {
        return exponent;
    }

    /// Returns how many femtoseconds this unit has.
    long femtoseconds() {
        return femtoseconds;
    }
}
