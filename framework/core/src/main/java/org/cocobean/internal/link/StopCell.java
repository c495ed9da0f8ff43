package org.cocobean.internal.link;

import java.lang.foreign.MemorySegment;

/// Where the simulation stands, as the agent says at every stop.
public final class StopCell {

    private final MemorySegment memory;

    StopCell(MemorySegment memory) {
        this.memory = memory;
    }

    /// Returns the simulated time in steps.
    public long now() {
        return memory.get(Window.LONG, WindowLayout.NOW);
    }

    /// Returns the place of the phase among all phases.
    public int phase() {
        return memory.get(Window.INT, WindowLayout.PHASE);
    }

    /// Returns the count of the moments at which signals were sampled.
    public int sequence() {
        return memory.get(Window.INT, WindowLayout.SEQUENCE);
    }

    /// Tells whether the simulation has ended by itself.
    public boolean isLast() {
        return memory.get(Window.INT, WindowLayout.REASON) == WindowLayout.REASON_OVER;
    }

    /// Returns the decimal exponent of the simulator's step.
    public int precision() {
        return memory.get(Window.INT, WindowLayout.PRECISION);
    }

    /// Asks for a stop at a phase.
    public void want(Want phase) {
        memory.set(
                Window.INT,
                WindowLayout.WANT,
                memory.get(Window.INT, WindowLayout.WANT) | phase.bit);
    }

    /// Takes that back.
    public void forget(Want phase) {
        memory.set(
                Window.INT,
                WindowLayout.WANT,
                memory.get(Window.INT, WindowLayout.WANT) & ~phase.bit);
    }
}
