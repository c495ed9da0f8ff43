package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.now;

import org.cocobean.bus.memory.Memory;
import org.cocobean.time.SimTime;

/// A serial EEPROM behind an [I2cTarget]: the first byte written, or the first two, say where the
/// next ones go; reads go on from there. Immutable options, one for each device.
public final class I2cMemory implements I2cTarget.Handler {

    private final Memory memory;
    private final int addressBytes;
    private final int page;
    private final SimTime writeTime;
    private SimTime busyUntil = SimTime.ZERO;
    private long pointer;
    private int missing;
    private boolean written;

    private I2cMemory(Memory memory, int addressBytes, int page, SimTime writeTime) {
        this.memory = memory;
        this.addressBytes = addressBytes;
        this.page = page;
        this.writeTime = writeTime;
    }

    /// Makes one whose address has a byte up to 256 bytes, and else two; without pages, and without
    /// a time for writing.
    public static I2cMemory of(Memory memory) {
        return new I2cMemory(memory, memory.size() <= 256 ? 1 : 2, 0, SimTime.ZERO);
    }

    /// Returns one in which what is written in one transfer wraps within a page.
    ///
    /// @param bytes a power of two
    public I2cMemory withPages(int bytes) {
        if (Integer.bitCount(bytes) != 1) {
            throw new IllegalArgumentException(
                    "a page has a power of two of bytes, not %d".formatted(bytes));
        }
        return new I2cMemory(memory, addressBytes, bytes, writeTime);
    }

    /// Returns one that answers nothing for so long after a write.
    public I2cMemory withWriteTime(SimTime time) {
        return new I2cMemory(memory, addressBytes, page, time);
    }

    @Override
    public boolean begin(boolean read) {
        missing = read ? 0 : addressBytes;
        written = false;
        return now().compareTo(busyUntil) >= 0;
    }

    @Override
    public boolean write(int data) {
        if (missing > 0) {
            pointer = (missing == addressBytes ? data : pointer << 8 | data) % memory.size();
            missing--;
            return true;
        }
        memory.set(pointer, (byte) data);
        long next = (pointer + 1) % memory.size();
        pointer = page == 0 ? next : (pointer & -page) | ((pointer + 1) & (page - 1));
        written = true;
        return true;
    }

    @Override
    public int read() {
        int data = memory.bytes(pointer, 1)[0] & 0xff;
        pointer = (pointer + 1) % memory.size();
        return data;
    }

    @Override
    public void end() {
        if (written) {
            busyUntil = now().plus(writeTime);
        }
    }
}
