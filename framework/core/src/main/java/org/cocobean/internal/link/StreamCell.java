package org.cocobean.internal.link;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stream that an engine drives, takes, watches or checks, with its steps and its ring; described
/// in `window.h`.
public final class StreamCell {

    /// What the engine does with it.
    public enum Role {
        /// Drives valid and payload.
        SOURCE(WindowLayout.ROLE_SOURCE),
        /// Drives ready.
        SINK(WindowLayout.ROLE_SINK),
        /// Drives nothing.
        MONITOR(WindowLayout.ROLE_MONITOR),
        /// Drives nothing and keeps nothing.
        CHECK(WindowLayout.ROLE_CHECK);

        private final int code;

        Role(int code) {
            this.code = code;
        }
    }

    /// What it looks after.
    public enum Check {
        /// Valid is 0 or 1.
        VALID_KNOWN(WindowLayout.BROKEN_VALID_KNOWN),
        /// Ready is 0 or 1.
        READY_KNOWN(WindowLayout.BROKEN_READY_KNOWN),
        /// Valid stays until the transfer.
        VALID_STABLE(WindowLayout.BROKEN_VALID_STABLE),
        /// The payload stays until the transfer.
        PAYLOAD_STABLE(WindowLayout.BROKEN_PAYLOAD_STABLE),
        /// No transfer waits too long.
        MAX_WAIT(WindowLayout.BROKEN_MAX_WAIT);

        private final int bit;

        Check(int bit) {
            this.bit = bit;
        }
    }

    /// A step that never ends.
    public static final int FOREVER = WindowLayout.STEP_FOREVER;

    /// A step that ends with a transfer.
    public static final int UNTIL_TRANSFER = WindowLayout.STEP_TRANSFER;

    private final MemorySegment memory;
    private final long base;

    StreamCell(MemorySegment memory, long base) {
        this.memory = memory;
        this.base = base;
    }

    private int get(long field) {
        return memory.get(Window.INT, base + field);
    }

    private void set(long field, int value) {
        memory.set(Window.INT, base + field, value);
    }

    private void setLong(long field, long value) {
        memory.set(Window.LONG, base + field, value);
    }

    /// Describes it anew, switched off.
    ///
    /// @param ready null where there is none
    public void describe(
            StreamShape shape, SlotCell valid, @Nullable SlotCell ready, List<SlotCell> payload) {
        memory.asSlice(base, WindowLayout.STREAM_SLOT).fill((byte) 0);
        set(WindowLayout.STREAM_ROLE, shape.role().code);
        set(WindowLayout.STREAM_STATE, WindowLayout.STATE_OFF);
        set(WindowLayout.STREAM_VALID, valid.offset());
        set(WindowLayout.STREAM_READY, ready == null ? 0 : ready.offset());
        set(WindowLayout.STREAM_SIGNALS, payload.size());
        set(WindowLayout.STREAM_ENTRY, shape.entry());
        set(WindowLayout.STREAM_RING_ROOM, shape.entries());
        set(WindowLayout.STREAM_STEPS_ROOM, shape.steps());
        for (int i = 0; i < payload.size(); i++) {
            set(WindowLayout.STREAM_SLOT + 4L * i, payload.get(i).offset());
        }
    }

    /// Lets it begin when the agent has it, with none of what it knew before.
    public void begin() {
        set(WindowLayout.STREAM_STATE, WindowLayout.STATE_REST);
        set(WindowLayout.STREAM_STEPS_END, 0);
        set(WindowLayout.STREAM_STEPS_DONE, 0);
        set(WindowLayout.STREAM_IDLE, 0);
        set(WindowLayout.STREAM_GO, 0);
        set(WindowLayout.STREAM_LEVEL, WindowLayout.LEVEL_UNKNOWN);
        set(WindowLayout.STREAM_FRESH, 1);
        set(WindowLayout.STREAM_KNOWN, 0);
        set(WindowLayout.STREAM_WAITS, 0);
    }

    /// Switches it off.
    public void stop() {
        set(WindowLayout.STREAM_STATE, WindowLayout.STATE_OFF);
    }

    /// Tells whether it is switched off.
    public boolean isOff() {
        return get(WindowLayout.STREAM_STATE) == WindowLayout.STATE_OFF;
    }

    /// Tells whether it waits for the JVM.
    public boolean isResting() {
        return get(WindowLayout.STREAM_STATE) == WindowLayout.STATE_REST;
    }

    /// Tells whether a source offers something.
    public boolean goes() {
        return get(WindowLayout.STREAM_STATE) == WindowLayout.STATE_GO;
    }

    // ---- steps

    /// Tells whether another step fits.
    public boolean hasRoomForStep() {
        return get(WindowLayout.STREAM_STEPS_END) - get(WindowLayout.STREAM_STEPS_DONE)
                < get(WindowLayout.STREAM_STEPS_ROOM);
    }

    /// Adds a step.
    public void addStep(int idle, int go) {
        int end = get(WindowLayout.STREAM_STEPS_END);
        int room = get(WindowLayout.STREAM_STEPS_ROOM);
        long at = steps() + (long) WindowLayout.STEP_ITEM_SIZE * (end & (room - 1));
        set(at + WindowLayout.STEP_ITEM_IDLE, idle);
        set(at + WindowLayout.STEP_ITEM_GO, go);
        set(WindowLayout.STREAM_STEPS_END, end + 1);
    }

    private long steps() {
        return StreamShape.stepsAt(get(WindowLayout.STREAM_SIGNALS));
    }

    // ---- ring

    private long entry(long count) {
        int ring = get(WindowLayout.STREAM_RING_ROOM);
        return base
                + steps()
                + (long) WindowLayout.STEP_ITEM_SIZE * get(WindowLayout.STREAM_STEPS_ROOM)
                + 8L * get(WindowLayout.STREAM_ENTRY) * (count & (ring - 1));
    }

    /// Returns the first word of a signal in an entry, which all its planes follow.
    public static int wordOf(SlotCell[] payload, int place) {
        int at = WindowLayout.ENTRY_HEAD;
        for (int i = 0; i < place; i++) {
            at += payload[i].size();
        }
        return at;
    }

    /// Puts the planes to be written into an entry.
    public void putEntry(long count, SlotCell[] payload) {
        long at = entry(count) + 8L * WindowLayout.ENTRY_HEAD;
        for (SlotCell value : payload) {
            value.writeTo(at);
            at += 8L * value.size();
        }
    }

    /// Takes the planes of an entry as if they had been sampled.
    public void takeEntry(long count, SlotCell[] payload) {
        take(entry(count) + 8L * WindowLayout.ENTRY_HEAD, payload);
    }

    /// Takes the planes that waited before they changed; of a check.
    public void takeBefore(SlotCell[] payload) {
        take(entry(1), payload);
    }

    private static void take(long from, SlotCell[] payload) {
        long at = from;
        for (SlotCell value : payload) {
            value.readFrom(at);
            at += 8L * value.size();
        }
    }

    /// Returns when an entry was offered, or first seen.
    public long start(long count) {
        return time(count, WindowLayout.ENTRY_START);
    }

    /// Returns when an entry was transferred.
    public long end(long count) {
        return time(count, WindowLayout.ENTRY_END);
    }

    private long time(long count, int word) {
        return memory.get(Window.LONG, entry(count) + 8L * word);
    }

    /// Returns all entries, as they lie in the window.
    public EntryWords entries() {
        int words = get(WindowLayout.STREAM_ENTRY);
        int room = get(WindowLayout.STREAM_RING_ROOM);
        return new EntryWords(memory.asSlice(entry(0), 8L * words * room), words, room);
    }

    /// Says how many entries there are to send, or may be taken.
    public void setEnd(long entries) {
        setLong(WindowLayout.STREAM_END, entries);
    }

    /// Returns how many entries there are to send, or may be taken.
    public long end() {
        return memory.get(Window.LONG, base + WindowLayout.STREAM_END);
    }

    /// Says which RAM engine takes or gives the entries; -1 for the JVM.
    public void setServer(int engine) {
        set(WindowLayout.STREAM_SERVER, engine + 1);
    }

    /// Returns how many entries have been transferred.
    public long done() {
        return memory.get(Window.LONG, base + WindowLayout.STREAM_DONE);
    }

    /// Returns when the present one was offered, or the one that breaks a rule was seen first.
    public long since() {
        return memory.get(Window.LONG, base + WindowLayout.STREAM_SINCE);
    }

    // ---- what wakes

    /// Wakes when so many have been transferred.
    public void setWake(long entries) {
        setLong(WindowLayout.STREAM_WAKE, entries);
    }

    /// Wakes after so many cycles without a transfer; 0 does not.
    public void setPatience(int cycles) {
        set(WindowLayout.STREAM_PATIENCE, cycles);
    }

    /// Returns how many packets have ended.
    public long packets() {
        return memory.get(Window.LONG, base + WindowLayout.STREAM_PACKETS);
    }

    /// Wakes when so many packets have ended.
    public void setWakePackets(long packets) {
        setLong(WindowLayout.STREAM_WAKE_PACKETS, packets);
    }

    /// Says which payload signal is 1 at the end of a packet; -1 for none.
    public void setLast(int place) {
        set(WindowLayout.STREAM_LAST, place + 1);
    }

    /// Looks after a rule.
    ///
    /// @param most cycles that a transfer may wait
    public void check(Check check, long most) {
        set(WindowLayout.STREAM_CHECKS, get(WindowLayout.STREAM_CHECKS) | check.bit);
        setLong(WindowLayout.STREAM_MOST, most);
    }

    /// Tells whether a rule is broken at this stop.
    public boolean isBroken(Check check) {
        return (get(WindowLayout.STREAM_BROKEN) & check.bit) != 0;
    }
}
