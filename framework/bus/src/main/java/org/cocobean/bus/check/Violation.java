package org.cocobean.bus.check;

import org.cocobean.time.SimTime;

/// A broken rule.
///
/// @param where the bus, as its endpoint was named
/// @param what with values
public record Violation(Rule rule, String where, String what, SimTime time) {

    @Override
    public String toString() {
        return "%s (%s) %s: %s at %s".formatted(rule.name(), rule.clause(), where, what, time);
    }
}
