package org.cocobean.bus.serial;

import java.util.List;
import java.util.stream.Collectors;
import org.cocobean.bus.internal.BusLane;

/// What went over an I2C bus from a START to the next START or STOP.
///
/// @param acknowledged somebody answered to the address
/// @param data the bytes, from 0 to 255
/// @param lastRefused the last byte was not acknowledged, as a read ends
public record I2cTransfer(
        I2cAddress address,
        boolean read,
        boolean acknowledged,
        List<Integer> data,
        boolean lastRefused) {

    /// Keeps a copy of the data.
    public I2cTransfer {
        data = List.copyOf(data);
    }

    /// What stands in its box.
    String label() {
        String bytes = data.stream().map("%02x"::formatted).collect(Collectors.joining(" "));
        return BusLane.access(!read, address.toString(), bytes, acknowledged ? "" : "NACK");
    }

    @Override
    public String toString() {
        return "%s %s%s: %s%s"
                .formatted(
                        read ? "read from" : "write to",
                        address,
                        acknowledged ? "" : ", which nobody answers",
                        data.stream().map("%02x"::formatted).collect(Collectors.joining(" ")),
                        lastRefused ? " (NACK)" : "");
    }
}
