package org.cocobean.bus.gpio;

import org.cocobean.time.SimTime;

/// A level of a pin between two edges.
///
/// @param level 0 or 1
public record Pulse(int level, SimTime start, SimTime end) {

    /// Returns how long it lasted.
    public SimTime width() {
        return end.minus(start);
    }
}
