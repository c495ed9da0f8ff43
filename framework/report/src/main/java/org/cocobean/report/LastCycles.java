package org.cocobean.report;

import java.util.Optional;
import org.cocobean.waves.WaveCycles;

/// The waves at the end of a failed test.
///
/// @param cycles empty without a file of waves, where it has nothing to show, or where it cannot be
///   read
/// @param trouble why it cannot be read; empty when it can
record LastCycles(Optional<WaveCycles> cycles, String trouble) {

    static final LastCycles NONE = new LastCycles(Optional.empty(), "");

    static LastCycles of(WaveCycles cycles) {
        return new LastCycles(Optional.of(cycles), "");
    }

    static LastCycles unreadable(Exception reason) {
        return new LastCycles(Optional.empty(), String.valueOf(reason.getMessage()));
    }
}
