package org.cocobean.bus.serial;

import org.cocobean.time.SimTime;

/// What was heard on a serial line.
///
/// @param parityError the parity bit was wrong
/// @param framingError a stop bit was 0
/// @param isBreak all of it was 0, stop bits too
public record UartFrame(
        int data,
        boolean parityError,
        boolean framingError,
        boolean isBreak,
        SimTime start,
        SimTime end) {

    /// Tells whether nothing was wrong with it.
    public boolean isGood() {
        return !parityError && !framingError;
    }

    /// What stands in its box.
    String label() {
        String text =
                isBreak
                        ? "break"
                        : data > ' ' && data < 0x7f
                                ? "'" + (char) data + "'"
                                : "%02x".formatted(data);
        return isGood() || isBreak ? text : text + " error";
    }

    @Override
    public String toString() {
        return "%s from %s to %s%s%s"
                .formatted(
                        isBreak ? "a break" : "0x%02x".formatted(data),
                        start,
                        end,
                        parityError ? ", wrong parity" : "",
                        framingError && !isBreak ? ", no stop bit" : "");
    }
}
