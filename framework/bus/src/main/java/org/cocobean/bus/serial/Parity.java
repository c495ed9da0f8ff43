package org.cocobean.bus.serial;

/// The parity bit of a UART frame.
public enum Parity {
    /// There is none.
    NONE,
    /// An even number of ones, with it.
    EVEN,
    /// An odd number of ones, with it.
    ODD,
    /// Always 1.
    MARK,
    /// Always 0.
    SPACE;

    int bit(int data) {
        int ones = Integer.bitCount(data) & 1;
        return switch (this) {
            case NONE, SPACE -> 0;
            case MARK -> 1;
            case EVEN -> ones;
            case ODD -> ones ^ 1;
        };
    }
}
