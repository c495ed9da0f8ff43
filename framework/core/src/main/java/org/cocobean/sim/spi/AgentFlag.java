package org.cocobean.sim.spi;

/// What the agent must know of the simulator it lives in. The bits are those of `window.h`.
public enum AgentFlag {
    /// Values travel as binary strings of nine states, nothing else works.
    BINARY_STRINGS_ONLY(1),
    /// `cbAtStartOfSimTime` exists and comes before the HDL of that time.
    TIMER_AT_START(2),
    /// `vpi_control(vpiFinish)` is obeyed only inside a timed call-back.
    FINISH_IN_TIMER(4),
    /// Every put is a force that cannot be released.
    PUT_IS_FORCE(8),
    /// Names are folded to lower case.
    LOWER_CASE(16),
    /// Signals change between delta cycles only: a put shows in the next one, and a call-back
    /// registered at an event misses the other events of that delta cycle.
    DELTA_CYCLES(32),
    /// `$finish`, `$stop`, `$readmemh` and `$readmemb` can be replaced, and the design calls
    /// `$cocobean_error` and `$cocobean_fatal` before each `$error` and `$fatal`: so the agent
    /// hears of all of them.
    OWN_TASKS(64),
    /// `cbReadWriteSynch` and `cbReadOnlySynch` come only where there is something to do, else in a
    /// later time step or never.
    CYCLES_ONLY(128);

    private final int bit;

    AgentFlag(int bit) {
        this.bit = bit;
    }

    /// Returns its bit in the window.
    public int bit() {
        return bit;
    }
}
