package org.cocobean.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One bit with the nine states of IEEE 1164, in the order of that standard.
///
/// A bit travels between the test and the simulator as one bit in each of four *planes*. This
/// encoding is a fixed contract; planes `a` and `b` equal `aval` and `bval` of the Verilog
/// Procedural Interface (IEEE 1800, clause 38), so a Verilog simulator needs no others.
///
/// ```text
///                0   1   Z   X  |  L   H   -   W  |  U
///   plane a      0   1   0   1  |  0   1   0   1  |  1     value bit
///   plane b      0   0   1   1  |  0   0   1   1  |  1     set: neither 0 nor 1
///   plane c      0   0   0   0  |  1   1   1   1  |  0     set: weak strength, or don't care
///   plane d      0   0   0   0  |  0   0   0   0  |  1     set: never driven
///               \____ Verilog ____/
/// ```
public enum Logic {
    /// Uninitialised: never driven since the simulation began (VHDL only).
    U('U', 0b1011),
    /// Unknown, driven strongly.
    X('X', 0b0011),
    /// Low, driven strongly.
    ZERO('0', 0b0000),
    /// High, driven strongly.
    ONE('1', 0b0001),
    /// High impedance: driven by nobody.
    Z('Z', 0b0010),
    /// Unknown, driven weakly (VHDL only).
    W('W', 0b0111),
    /// Low, driven weakly (VHDL only).
    L('L', 0b0100),
    /// High, driven weakly (VHDL only).
    H('H', 0b0101),
    /// Don't care (VHDL only).
    DASH('-', 0b0110);

    static final String LETTERS = "U X 0 1 Z W L H -";

    private static final Logic[] BY_CODE = byCode();

    private final char symbol;
    private final int code;

    Logic(char symbol, int code) {
        this.symbol = symbol;
        this.code = code;
    }

    /// Returns the state that a letter stands for.
    ///
    /// @param symbol one of `U X 0 1 Z W L H -`, in either case
    /// @throws IllegalArgumentException if it is no such letter
    public static Logic of(char symbol) {
        Logic logic = find(symbol);
        if (logic == null) {
            throw new IllegalArgumentException(
                    "'"
                            + symbol
                            + "' is no logic state: use one of "
                            + LETTERS
                            + " in either case");
        }
        return logic;
    }

    /// Returns [#ONE] for `true` and [#ZERO] for `false`.
    public static Logic of(boolean high) {
        return high ? ONE : ZERO;
    }

    static @Nullable Logic find(char symbol) {
        return switch (symbol) {
            case '0' -> ZERO;
            case '1' -> ONE;
            case 'x', 'X' -> X;
            case 'z', 'Z' -> Z;
            case 'u', 'U' -> U;
            case 'w', 'W' -> W;
            case 'l', 'L' -> L;
            case 'h', 'H' -> H;
            case '-' -> DASH;
            default -> null;
        };
    }

    /// Returns the state with these plane bits: `a` in bit 0 up to `d` in bit 3.
    ///
    /// @throws IllegalArgumentException if the planes encode no state
    static Logic ofCode(int code) {
        Logic logic = BY_CODE[code];
        if (logic.code != code) {
            throw new IllegalArgumentException(
                    "the plane bits dcba = "
                            + Integer.toBinaryString(code | 16).substring(1)
                            + " encode no logic state");
        }
        return logic;
    }

    int code() {
        return code;
    }

    /// Returns the letter of this state, in upper case: one of `U X 0 1 Z W L H -`.
    public char symbol() {
        return symbol;
    }

    /// Tells whether this is a high level of either strength: `1` or `H`.
    public boolean isHigh() {
        return this == ONE || this == H;
    }

    /// Tells whether this is a low level of either strength: `0` or `L`.
    public boolean isLow() {
        return this == ZERO || this == L;
    }

    /// Tells whether this is a level of either strength, and so converts to a boolean.
    public boolean isResolved() {
        return (code & 0b0010) == 0;
    }

    /// Strips the strength (`To_X01` of IEEE 1164): levels become `0` or `1`, all else `X`.
    public Logic toX01() {
        if (isResolved()) {
            return of(isHigh());
        }
        return X;
    }

    /// Converts a level to `true` (high) or `false` (low).
    ///
    /// @throws UnresolvedValueException if this is not a level
    public boolean toBoolean() {
        if (!isResolved()) {
            throw new UnresolvedValueException(
                    "cannot convert "
                            + symbol
                            + " to boolean: only 0, 1, L and H have a boolean value; check isResolved() first");
        }
        return isHigh();
    }

    /// Returns the conjunction (`and` of IEEE 1164), one of `U X 0 1`.
    public Logic and(Logic other) {
        if (isLow() || other.isLow()) {
            return ZERO;
        }
        if (this == U || other == U) {
            return U;
        }
        return isHigh() && other.isHigh() ? ONE : X;
    }

    /// Returns the disjunction (`or` of IEEE 1164), one of `U X 0 1`.
    public Logic or(Logic other) {
        if (isHigh() || other.isHigh()) {
            return ONE;
        }
        if (this == U || other == U) {
            return U;
        }
        return isLow() && other.isLow() ? ZERO : X;
    }

    /// Returns the exclusive disjunction (`xor` of IEEE 1164), one of `U X 0 1`.
    public Logic xor(Logic other) {
        if (this == U || other == U) {
            return U;
        }
        return isResolved() && other.isResolved() ? of(isHigh() != other.isHigh()) : X;
    }

    /// Returns the negation (`not` of IEEE 1164), one of `U X 0 1`.
    public Logic not() {
        if (this == U) {
            return U;
        }
        return isResolved() ? of(isLow()) : X;
    }

    /// Returns the [#symbol()] as text.
    @Override
    public String toString() {
        return String.valueOf(symbol);
    }

    private static Logic[] byCode() {
        Logic[] table = new Logic[16];
        Arrays.fill(table, ZERO);
        for (Logic logic : values()) {
            table[logic.code] = logic;
        }
        return table;
    }
}
