package org.cocobean.internal.link;

import java.lang.foreign.MemorySegment;

/// A list of numbers of engines or slots in the window, which one side fills and the other works
/// off.
public final class IndexList {

    private final MemorySegment memory;
    private final long first;
    private final long count;
    private final int room;

    IndexList(MemorySegment memory, long first, long count, int room) {
        this.memory = memory;
        this.first = first;
        this.count = count;
        this.room = room;
    }

    /// Returns how many there are.
    public int size() {
        return memory.get(Window.INT, count);
    }

    /// Tells whether nothing more fits.
    public boolean isFull() {
        return size() == room;
    }

    /// Returns one of them.
    public int get(int i) {
        return memory.get(Window.INT, first + 4L * i);
    }

    /// Puts one at the end; there must be room.
    public void add(int index) {
        int n = size();
        memory.set(Window.INT, first + 4L * n, index);
        memory.set(Window.INT, count, n + 1);
    }

    /// Empties it.
    public void clear() {
        memory.set(Window.INT, count, 0);
    }
}
