package org.cocobean.time;

/// What to do with a time that is no whole number of simulator steps.
public enum Rounding {
    /// Refuse it.
    EXACT,
    /// Take the nearest step; half a step goes up, as HDL delays do.
    ROUND,
    /// Take the next step.
    CEIL,
    /// Take the step before.
    FLOOR
}
