package org.cocobean.trigger;

/// An unsigned comparison that is evaluated in the simulator.
public enum Compare {
    /// The value is equal.
    EQUAL,
    /// The value differs.
    NOT_EQUAL,
    /// The value is less.
    LESS,
    /// The value is greater or equal.
    AT_LEAST
}
