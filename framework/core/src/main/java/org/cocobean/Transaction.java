package org.cocobean;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cocobean.time.SimTime;

/// Something that went on in a lane, as it is drawn beside the waves.
///
/// @param lane the name of the [Lane]
/// @param start when it began
/// @param end when it had ended; empty for what was still under way at the end of the test
/// @param sampled whether `start` is the clock edge at which it was first seen, so that it was
///   there in the cycle before; else it was there from `start` on
/// @param label what stands in its box, such as `W 0x40=12`
/// @param fields more about it, by name
public record Transaction(
        String lane,
        SimTime start,
        Optional<SimTime> end,
        boolean sampled,
        String label,
        Map<String, String> fields) {

    /// Keeps a copy of the fields, in their order.
    public Transaction {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
