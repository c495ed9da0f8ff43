package org.cocobean.bus.serial;

import org.cocobean.time.SimTime;
import org.cocobean.time.SimTimeUnit;

/// How frames look on a serial line.
///
/// @param bit how long a bit lasts
/// @param dataBits from 5 to 9
/// @param stopBits 1 or 2
public record UartFormat(SimTime bit, int dataBits, Parity parity, int stopBits) {

    /// Refuses what no UART has.
    public UartFormat {
        if (dataBits < 5 || dataBits > 9 || stopBits < 1 || stopBits > 2 || bit.isZero()) {
            throw new IllegalArgumentException(
                    "a frame has 5 to 9 data bits and 1 or 2 stop bits of some length, not %d and %d of %s"
                            .formatted(dataBits, stopBits, bit));
        }
    }

    /// Eight data bits, no parity, one stop bit.
    public static UartFormat of(SimTime bit) {
        return new UartFormat(bit, 8, Parity.NONE, 1);
    }

    /// Eight data bits, no parity, one stop bit, so many bits in a second.
    public static UartFormat baud(long rate) {
        return of(SimTime.ratio(1, rate, SimTimeUnit.S));
    }

    /// Returns the format with another number of data bits.
    public UartFormat withDataBits(int bits) {
        return new UartFormat(bit, bits, parity, stopBits);
    }

    /// Returns the format with a parity.
    public UartFormat withParity(Parity newParity) {
        return new UartFormat(bit, dataBits, newParity, stopBits);
    }

    /// Returns the format with another number of stop bits.
    public UartFormat withStopBits(int bits) {
        return new UartFormat(bit, dataBits, parity, bits);
    }

    /// Returns the format with a wrong bit time: 1020 and 1000 for bits that are 2 % too long.
    public UartFormat stretched(long numerator, long denominator) {
        return new UartFormat(
                bit.times(numerator).dividedBy(denominator), dataBits, parity, stopBits);
    }

    int mask() {
        return (1 << dataBits) - 1;
    }
}
