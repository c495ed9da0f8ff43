package org.cocobean.trigger;

/// A comparison that is evaluated in the simulator: of signed signals signed, as they are read, of
/// others unsigned.
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
