package org.cocobean.clock;

/// A signal that the simulator can toggle by itself. Implemented by the signals of a simulation.
public interface ClockPin {

    /// Takes note that somebody has made a clock for this signal, so that a test that forgets to
    /// start it is told so.
    void describeClock(ClockSpec spec);

    /// Begins to toggle. The level is driven low at once, or high when the phase is zero.
    ///
    /// @throws IllegalStateException when a clock already runs on this signal
    /// @throws IllegalArgumentException when the times cannot be represented in simulator steps
    void startClock(ClockSpec spec);

    /// Ends the toggling; the signal keeps its level.
    ///
    /// @throws IllegalStateException when no clock runs on this signal
    void stopClock();

    /// Blocks until that many rising edges have come and the step of the last one has settled.
    void awaitCycles(long count);
}
