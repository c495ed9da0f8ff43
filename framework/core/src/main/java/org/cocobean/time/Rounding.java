package org.cocobean.time;

/// What to do with a time that is no whole number of simulator steps.
public enum Rounding {
    /// Refuses it.
    EXACT,
    /// Takes the nearest step; half a step goes up, as HDL delays do.
    ROUND,
    /// Takes the next step.
    CEIL,
    /// Takes the step before.
    FLOOR
}
