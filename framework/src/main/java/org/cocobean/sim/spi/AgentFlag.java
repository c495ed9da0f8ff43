package org.cocobean.sim.spi;

/// What the agent must know of the simulator it lives in. The order is the bit order in `window.h`.
public enum AgentFlag {
    /// Values travel as binary strings of nine states, nothing else works.
    BINARY_STRINGS_ONLY,
    /// `cbAtStartOfSimTime` exists and comes before the HDL of that time.
    TIMER_AT_START,
    /// `vpi_control(vpiFinish)` is obeyed only inside a timed call-back.
    FINISH_IN_TIMER,
    /// Every put is a force that cannot be released.
    PUT_IS_FORCE,
    /// Names are folded to lower case.
    LOWER_CASE
}
