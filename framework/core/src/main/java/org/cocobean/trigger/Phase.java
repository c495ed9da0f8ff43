package org.cocobean.trigger;

/// Where in a time step the simulation stands. See `docs/timing-model.md`.
public enum Phase {
    /// A time step begins; the HDL has not run in it. Writes are seen by all HDL of this step.
    BEGIN,
    /// A signal changed; what depends on it has not run. Writes are held back until the step has
    /// settled.
    CHANGE,
    /// All HDL of the step has run; writes take effect at once and make it run again.
    SETTLED,
    /// The values of the step are final; writes are errors.
    END
}
