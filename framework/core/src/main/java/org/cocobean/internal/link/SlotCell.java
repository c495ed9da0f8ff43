package org.cocobean.internal.link;

import java.lang.foreign.MemorySegment;

/// One signal's value in the window, described in `window.h`: the planes that were sampled last,
/// and those to be written next.
public final class SlotCell {

    private final MemorySegment memory;
    private final int offset;
    private final int words;
    private final long read;
    private final long write;
    private final long mask;

    SlotCell(MemorySegment memory, int offset, int words, int planes) {
        this.memory = memory;
        this.offset = offset;
        this.words = words;
        this.read = offset + (long) WindowLayout.SLOT_DATA;
        this.write = read + 8L * planes * words;
        this.mask = write + 8L * planes * words;
    }

    /// Returns its name among the slots of this window.
    int offset() {
        return offset;
    }

    /// Returns the number of the stop whose value this is.
    public int sequence() {
        return memory.get(Window.INT, offset + (long) WindowLayout.SLOT_SEQUENCE);
    }

    /// Returns the lowest word of a plane that was sampled.
    public long word(int plane) {
        return word(plane, 0);
    }

    /// Returns a word of a plane that was sampled.
    public long word(int plane, int i) {
        return memory.get(Window.LONG, read + 8L * (plane * words + i));
    }

    /// Returns up to 64 bits of a plane that was sampled.
    public long field(int plane, int low, int count) {
        int at = low / 64;
        int shift = low % 64;
        long field = word(plane, at) >>> shift;
        if (shift + count > 64) {
            field |= word(plane, at + 1) << (64 - shift);
        }
        return count < 64 ? field & ((1L << count) - 1) : field;
    }

    /// Returns a word of a plane to be written.
    public long written(int plane, int i) {
        return memory.get(Window.LONG, write + 8L * (plane * words + i));
    }

    /// Sets a word of a plane to be written.
    public void write(int plane, int i, long value) {
        memory.set(Window.LONG, write + 8L * (plane * words + i), value);
    }

    /// Replaces up to 64 bits of a plane to be written.
    public void write(int plane, int low, int count, long bits) {
        merge(write + 8L * plane * words, low, count, bits);
    }

    private void merge(long plane, int low, int count, long bits) {
        long ones = count < 64 ? (1L << count) - 1 : -1L;
        long at = plane + 8L * (low / 64);
        int shift = low % 64;
        replace(at, ones << shift, bits << shift);
        if (shift + count > 64) {
            replace(at + 8, ones >>> (64 - shift), (bits & ones) >>> (64 - shift));
        }
    }

    private void replace(long at, long which, long bits) {
        memory.set(Window.LONG, at, (memory.get(Window.LONG, at) & ~which) | (bits & which));
    }

    /// Tells whether a deposit is queued.
    public boolean isPending() {
        return pending() != WindowLayout.PENDING_NONE;
    }

    /// Tells whether a deposit of the whole value is queued.
    public boolean isPendingWhole() {
        return pending() == WindowLayout.PENDING_ALL;
    }

    private int pending() {
        return memory.get(Window.INT, offset + (long) WindowLayout.SLOT_PENDING);
    }

    /// Says that the whole value is to be deposited.
    public void setPendingWhole() {
        memory.set(Window.INT, offset + (long) WindowLayout.SLOT_PENDING, WindowLayout.PENDING_ALL);
    }

    /// Says that some bits are to be deposited, none of them yet.
    public void setPendingBits() {
        for (int i = 0; i < words; i++) {
            memory.set(Window.LONG, mask + 8L * i, 0);
        }
        memory.set(
                Window.INT, offset + (long) WindowLayout.SLOT_PENDING, WindowLayout.PENDING_BITS);
    }

    /// Adds up to 64 bits to those that are to be deposited.
    public void addPendingBits(int low, int count) {
        merge(mask, low, count, -1L);
    }

    /// Returns how many words all its planes have.
    public int size() {
        return (int) (write - read) / 8;
    }

    /// Takes the planes that lie elsewhere in the window as if they had been sampled.
    void readFrom(long at) {
        MemorySegment.copy(memory, at, memory, read, write - read);
    }

    /// Copies the planes to be written to elsewhere in the window.
    void writeTo(long at) {
        MemorySegment.copy(memory, write, memory, at, write - read);
    }
}
