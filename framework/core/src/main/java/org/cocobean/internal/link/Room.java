package org.cocobean.internal.link;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/// A stretch of the window, among the slots, where an engine has what it works with.
public final class Room {

    private final MemorySegment memory;
    private final int at;
    private final int bytes;

    Room(MemorySegment memory, int at, int bytes) {
        this.memory = memory;
        this.at = at;
        this.bytes = bytes;
    }

    /// Returns its name in the window.
    int at() {
        return at;
    }

    /// Tells whether a stream fits.
    public boolean holds(StreamShape shape) {
        return bytes >= shape.bytes();
    }

    /// Returns the description of the stream that lies here.
    public StreamCell stream() {
        return new StreamCell(memory, at);
    }

    /// Returns the description of the memory that is served from here.
    public RamCell ram() {
        return new RamCell(memory, at);
    }

    /// Returns the description of the serial line that lies here.
    public UartCell uart() {
        return new UartCell(memory, at);
    }

    /// Returns it as bytes, as long as the window is there.
    public ByteBuffer buffer() {
        return memory.asSlice(at, bytes).asByteBuffer();
    }
}
