package org.cocobean.internal.link;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Gives signals their slots in the window, one after the other.
public final class SlotArea {

    private final MemorySegment memory;
    private final LongConsumer reservation;
    private int next = (int) WindowLayout.SLOT_AREA;

    /// @param reservation makes sure that there is memory up to an offset
    SlotArea(MemorySegment memory, LongConsumer reservation) {
        this.memory = memory;
        this.reservation = reservation;
    }

    /// Makes a slot and describes its signal in it.
    ///
    /// @throws IllegalStateException if there is no room
    public SlotCell allocate(int handle, ObjectKind kind, int width, int planes) {
        int words = (width + 63) / 64;
        int size = WindowLayout.SLOT_DATA + 8 * (2 * planes + 1) * words;
        int slot = next;
        if (slot + (long) size > WindowLayout.SIZE) {
            throw new IllegalStateException(
                    "the test uses more signals than the link has room for ("
                            + WindowLayout.SLOT_AREA_SIZE
                            + " bytes); read large memories in bulk instead of by element");
        }
        reservation.accept(slot + (long) size);
        next += size;
        memory.set(Window.INT, WindowLayout.SLOTS_END, next);
        set(slot, WindowLayout.SLOT_HANDLE, handle);
        set(slot, WindowLayout.SLOT_WORDS, words);
        set(slot, WindowLayout.SLOT_PLANES, planes);
        set(slot, WindowLayout.SLOT_KIND, kind.code);
        set(slot, WindowLayout.SLOT_WIDTH, width);
        return new SlotCell(memory, slot, words, planes);
    }

    /// Makes a slot for some bits of another slot's signal, which is only watched.
    public SlotCell allocateView(
            int handle, ObjectKind kind, int width, int planes, SlotCell base, int low) {
        SlotCell view = allocate(handle, kind, width, planes);
        set(view.offset(), WindowLayout.SLOT_BASE, base.offset());
        set(view.offset(), WindowLayout.SLOT_LOW, low);
        return view;
    }

    /// Makes room for a stream's description and rings, unless that would leave too little for
    /// signals.
    public Optional<Room> findStream(StreamShape shape) {
        return find(shape.bytes());
    }

    /// Makes room for the description of a memory, unless that would leave too little for signals.
    ///
    /// @param pages room of its table, a power of 2
    public Optional<Room> findRam(int pages) {
        return find(RamCell.size(pages));
    }

    /// Makes room for a page of a memory, unless that would leave too little for signals.
    public Optional<Room> findPage() {
        return find(RamCell.PAGE_ROOM);
    }

    /// Makes room for the description of a serial line, unless that would leave too little for
    /// signals.
    ///
    /// @param frames room of its ring, a power of 2
    public Optional<Room> findUart(int frames) {
        return find(UartCell.size(frames));
    }

    private Optional<Room> find(int bytes) {
        int at = (next + 63) & -64;
        if (at + (long) bytes > WindowLayout.SLOT_AREA + WindowLayout.SLOT_AREA_SIZE / 2) {
            return Optional.empty();
        }
        reservation.accept(at + (long) bytes);
        next = at + bytes;
        memory.set(Window.INT, WindowLayout.SLOTS_END, next);
        return Optional.of(new Room(memory, at, bytes));
    }

    private void set(int slot, int field, int value) {
        memory.set(Window.INT, slot + (long) field, value);
    }
}
