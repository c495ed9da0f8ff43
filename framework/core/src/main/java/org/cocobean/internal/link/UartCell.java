package org.cocobean.internal.link;

import java.lang.foreign.MemorySegment;

/// A serial line on which an engine talks or listens, with its ring of frames; described in
/// `window.h`.
public final class UartCell {

    /// What the engine does with it.
    public enum Role {
        /// Drives the line.
        SOURCE(WindowLayout.UART_IS_SOURCE),
        /// Listens.
        SINK(WindowLayout.UART_IS_SINK);

        private final int code;

        Role(int code) {
            this.code = code;
        }
    }

    private final MemorySegment memory;
    private final long base;

    UartCell(MemorySegment memory, long base) {
        this.memory = memory;
        this.base = base;
    }

    /// Returns how many bytes one takes.
    ///
    /// @param frames room of its ring, a power of 2
    static int size(int frames) {
        return WindowLayout.UART_ITEM + WindowLayout.UART_ITEM_SIZE * frames;
    }

    private void set(long field, int value) {
        memory.set(Window.INT, base + field, value);
    }

    private long getLong(long field) {
        return memory.get(Window.LONG, base + field);
    }

    private void setLong(long field, long value) {
        memory.set(Window.LONG, base + field, value);
    }

    /// Describes it anew, at rest, without frames.
    ///
    /// @param frames room of its ring, a power of 2
    /// @param at the steps after which the level of each place ends or is taken, ascending
    public void describe(Role role, int frames, long[] at) {
        memory.asSlice(base, WindowLayout.UART_ITEM).fill((byte) 0);
        set(WindowLayout.UART_ROLE, role.code);
        set(WindowLayout.UART_STATE, WindowLayout.UART_GOES_REST);
        set(WindowLayout.UART_PLACES, at.length);
        set(WindowLayout.UART_RING_ROOM, frames);
        for (int i = 0; i < at.length; i++) {
            setLong(WindowLayout.UART_AT + 8L * i, at[i]);
        }
    }

    /// Says which levels a frame without an error has; of a sink.
    ///
    /// @param stops places that are 1
    /// @param counted places of which an odd or even number is 1
    public void setRules(long stops, long counted, boolean odd) {
        setLong(WindowLayout.UART_STOPS, stops);
        setLong(WindowLayout.UART_COUNTED, counted);
        setLong(WindowLayout.UART_ODD, odd ? 1 : 0);
    }

    /// Says whether frames with an error wake.
    public void setStrict(boolean strict) {
        set(WindowLayout.UART_STRICT, strict ? 1 : 0);
    }

    /// Wakes when so many frames have been sent or heard.
    public void setWake(long frames) {
        setLong(WindowLayout.UART_WAKE, frames);
    }

    /// Wakes after a frame with these levels in some places, or, where there are none, does not.
    public void setWakeLevels(long places, long levels) {
        setLong(WindowLayout.UART_WAKE_MASK, places);
        setLong(WindowLayout.UART_WAKE_LEVELS, levels & places);
    }

    /// Returns how many frames have been sent or heard.
    public long done() {
        return getLong(WindowLayout.UART_DONE);
    }

    /// Returns how many frames there are to send.
    public long end() {
        return getLong(WindowLayout.UART_END);
    }

    /// Adds a frame to be sent.
    public void add(long levels) {
        long count = end();
        setLong(item(count) + WindowLayout.UART_ITEM_LEVELS, levels);
        setLong(WindowLayout.UART_END, count + 1);
    }

    /// Leaves out what is still to be sent.
    public void stop() {
        set(WindowLayout.UART_STATE, WindowLayout.UART_GOES_REST);
        setLong(WindowLayout.UART_END, done());
    }

    /// Returns the place at which the line was neither 0 nor 1, or -1.
    public int unknown() {
        return memory.get(Window.INT, base + WindowLayout.UART_UNKNOWN) - 1;
    }

    /// Returns when the present frame began, in steps.
    public long since() {
        return getLong(WindowLayout.UART_SINCE);
    }

    /// Returns when a frame began, in steps.
    public long start(long frame) {
        return getLong(item(frame) + WindowLayout.UART_ITEM_START);
    }

    /// Returns when a frame ended, in steps.
    public long end(long frame) {
        return getLong(item(frame) + WindowLayout.UART_ITEM_END);
    }

    /// Returns the levels of a frame, that of the first place in the lowest bit.
    public long levels(long frame) {
        return getLong(item(frame) + WindowLayout.UART_ITEM_LEVELS);
    }

    private long item(long frame) {
        int room = memory.get(Window.INT, base + WindowLayout.UART_RING_ROOM);
        return WindowLayout.UART_ITEM + WindowLayout.UART_ITEM_SIZE * (frame & (room - 1));
    }
}
