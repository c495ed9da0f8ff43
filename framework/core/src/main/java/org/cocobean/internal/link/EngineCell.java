package org.cocobean.internal.link;

import java.lang.foreign.MemorySegment;

/// One native engine in the window: 64 bytes, described in `window.h`.
public final class EngineCell {

    private final MemorySegment memory;
    private final IndexList arms;
    private final int index;
    private final long base;

    EngineCell(Window window, int index, EngineKind kind) {
        this.memory = window.memory();
        this.arms = window.arms();
        this.index = index;
        this.base = WindowLayout.ENGINE + (long) WindowLayout.ENGINE_SIZE * index;
        set(WindowLayout.ENGINE_KIND, kind.code);
    }

    private void set(int field, int value) {
        memory.set(Window.BYTE, base + field, (byte) value);
    }

    /// Puts the engine on the list of those that the agent looks at before it goes on.
    public void announce() {
        arms.add(index);
    }

    /// Switches it on or off.
    public void setArmed(boolean armed) {
        set(WindowLayout.ENGINE_ARMED, armed ? 1 : 0);
    }

    /// Names the signal that it watches or drives.
    public void setSlot(SlotCell slot) {
        memory.set(Window.INT, base + WindowLayout.ENGINE_SLOT, slot.offset());
    }

    /// Says when a timer rings or a clock toggles next.
    public void setMoment(long at) {
        memory.set(Window.LONG, base + WindowLayout.ENGINE_AT, at);
    }

    // ---- EDGE

    /// Says which changes count.
    public void setEdges(EdgeKind edges) {
        set(WindowLayout.ENGINE_EDGES, edges.code);
    }

    /// Starts to count so many edges, from the stop with this number on.
    public void count(long edges, int sequence) {
        memory.set(Window.LONG, base + WindowLayout.ENGINE_LEFT, edges);
        memory.set(Window.LONG, base + WindowLayout.ENGINE_AT, sequence);
    }

    /// Says whether it fires at the edge, or once the step of the edge has settled.
    ///
    /// @param linked whether the agent has seen the engine before
    public void setSettle(boolean settle, boolean linked) {
        memory.set(
                Window.INT,
                base + WindowLayout.ENGINE_FLAGS,
                (settle ? WindowLayout.FLAG_SETTLE : 0) | (linked ? WindowLayout.FLAG_LINKED : 0));
    }

    /// Takes back that it fires when the step has settled.
    public void stopSettling() {
        long flags = base + WindowLayout.ENGINE_FLAGS;
        memory.set(Window.INT, flags, memory.get(Window.INT, flags) & ~WindowLayout.FLAG_SETTLING);
    }

    /// Counts every edge.
    public void clearCondition() {
        set(WindowLayout.ENGINE_OP, EngineCondition.ALWAYS.code);
    }

    /// Counts only edges at which some bits of a signal compare so with a value.
    public void setCondition(EngineCondition condition, SlotCell slot, long mask, long value) {
        set(WindowLayout.ENGINE_OP, condition.code);
        memory.set(Window.INT, base + WindowLayout.ENGINE_COND_SLOT, slot.offset());
        memory.set(Window.LONG, base + WindowLayout.ENGINE_COND_VALUE, value & mask);
        memory.set(Window.LONG, base + WindowLayout.ENGINE_COND_MASK, mask);
    }

    /// Returns its number.
    public int index() {
        return index;
    }

    // ---- STREAM, RAM, UART

    /// Says where the stream, or what it serves, is described.
    public void setDescription(Room room) {
        memory.set(Window.INT, base + WindowLayout.ENGINE_COND_SLOT, room.at());
    }

    // ---- CLOCK

    /// Says how many steps the clock stays high and low, and what it is now.
    public void setShape(long high, long low, boolean isHigh) {
        memory.set(Window.LONG, base + WindowLayout.ENGINE_LEFT, high);
        memory.set(Window.LONG, base + WindowLayout.ENGINE_SEEN, low);
        memory.set(
                Window.INT,
                base + WindowLayout.ENGINE_FLAGS,
                isHigh ? WindowLayout.FLAG_IS_HIGH : 0);
    }
}
