package org.cocobean.bus.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Supplier;
import org.cocobean.internal.kernel.RamEngine;

/// A page of a memory: its bytes, then a bit for each that has been written. May lie beside the
/// simulator for a while.
final class MemoryPage implements RamEngine.Page {

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private final long number;
    private final Supplier<Unwritten> unwritten;
    private MemorySegment room = MemorySegment.ofArray(new byte[ROOM]);
    private Runnable giveBack = () -> {};

    MemoryPage(long number, Supplier<Unwritten> unwritten) {
        this.number = number;
        this.unwritten = unwritten;
    }

    boolean isWritten(int offset) {
        return (room.get(BYTE, SIZE + offset / 8) >> (offset % 8) & 1) != 0;
    }

    byte get(int offset) {
        return room.get(BYTE, offset);
    }

    void set(int offset, byte[] data, int from, int count) {
        MemorySegment.copy(data, from, room, BYTE, offset, count);
        for (int at = offset; at < offset + count; at++) {
            int bits = room.get(BYTE, SIZE + at / 8) | 1 << (at % 8);
            room.set(BYTE, SIZE + at / 8, (byte) bits);
        }
    }

    /// Lies in the JVM again, where it does not.
    void giveBack() {
        giveBack.run();
    }

    @Override
    public boolean isStrict() {
        return !unwritten.get().isValue();
    }

    @Override
    public void moveTo(MemorySegment other, Runnable takeBack) {
        other.copyFrom(room);
        room = other;
        giveBack = takeBack;
        Unwritten policy = unwritten.get();
        for (int offset = 0; policy.isValue() && offset < SIZE; offset++) {
            if (!isWritten(offset)) {
                room.set(BYTE, offset, policy.at(number * SIZE + offset));
            }
        }
    }

    @Override
    public void moveBack() {
        room = MemorySegment.ofArray(room.toArray(BYTE));
        giveBack = () -> {};
    }
}
