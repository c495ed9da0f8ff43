package org.cocobean.bus.serial;

import java.util.Locale;
import org.cocobean.value.LogicVector;

/// A scan, from capture to update. Bit 0 of the vectors is the first that was shifted.
///
/// @param instruction whether it was of the instruction, not of data
/// @param in what went into the devices
/// @param out what came out of them
public record JtagScan(boolean instruction, LogicVector in, LogicVector out) {

    String label() {
        return (instruction ? "IR " : "DR ") + text(in) + " / " + text(out);
    }

    private static String text(LogicVector bits) {
        return bits.toHexString().toLowerCase(Locale.ROOT);
    }
}
