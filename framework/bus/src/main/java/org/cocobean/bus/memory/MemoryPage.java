package org.cocobean.bus.memory;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.cocobean.internal.kernel.RamEngine;

/// A page of a memory: its bytes, then a bit for each that has been written. May lie beside the
/// simulator for a while.
final class MemoryPage implements RamEngine.Page {

    private final long number;
    private final Supplier<Unwritten> unwritten;
    private ByteBuffer room = ByteBuffer.allocate(ROOM);
    private Runnable giveBack = () -> {};

    MemoryPage(long number, Supplier<Unwritten> unwritten) {
        this.number = number;
        this.unwritten = unwritten;
    }

    boolean isWritten(int offset) {
        return (room.get(SIZE + offset / 8) >> (offset % 8) & 1) != 0;
    }

    byte get(int offset) {
        return room.get(offset);
    }

    void set(int offset, byte[] data, int from, int count) {
        room.put(offset, data, from, count);
        for (int at = offset; at < offset + count; at++) {
            int bits = room.get(SIZE + at / 8) | 1 << (at % 8);
            room.put(SIZE + at / 8, (byte) bits);
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
    public void moveTo(ByteBuffer other, Runnable takeBack) {
        other.put(0, room, 0, ROOM);
        room = other;
        giveBack = takeBack;
        Unwritten policy = unwritten.get();
        for (int offset = 0; policy.isValue() && offset < SIZE; offset++) {
            if (!isWritten(offset)) {
                room.put(offset, policy.at(number * SIZE + offset));
            }
        }
    }

    @Override
    public void moveBack() {
        room = ByteBuffer.allocate(ROOM).put(0, room, 0, ROOM);
        giveBack = () -> {};
    }
}
