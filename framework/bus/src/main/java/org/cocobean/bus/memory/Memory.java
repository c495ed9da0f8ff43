package org.cocobean.bus.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.cocobean.bus.memory.internal.Pages;
import org.cocobean.internal.control.Controlled;

/// A memory of up to 2^40 bytes, of which only what is written takes room. May stand behind any
/// number of buses and be looked at by the test at any time. Numbers are little-endian.
@SuppressWarnings("exports") // what stands behind it, to which only the library gets
public final class Memory extends Controlled<Pages> implements Target {

    /// Called for each access of a bus or the test to a range.
    @FunctionalInterface
    public interface Watch {
        /// Something was accessed, at the present moment; must not wait.
        ///
        /// @param data what was read, or is now there
        void accessed(boolean isWrite, long address, byte[] data);
    }

    private final MemoryPages pages;
    private final long size;

    private Memory(MemoryPages pages, long size) {
        super(pages);
        this.pages = pages;
        this.size = size;
    }

    /// Makes an empty memory.
    ///
    /// @param size in bytes, up to 2^40
    public static Memory sparse(long size) {
        if (size < 1 || size > 1L << 40) {
            throw new IllegalArgumentException("a memory has 1 to 2^40 bytes, not " + size);
        }
        return new Memory(new MemoryPages(size), size);
    }

    /// Sets what is read where nobody has written; 0 unless this is called.
    ///
    /// @return this
    public Memory unwritten(Unwritten policy) {
        pages.setUnwritten(policy);
        return this;
    }

    /// Returns the size in bytes.
    public long size() {
        return size;
    }

    /// Calls back for each access that touches a range.
    public void watch(long address, long length, Watch watch) {
        requireInside(address, length);
        pages.watch(address, address + length, watch);
    }

    @Override
    public Response read(long address, byte[] into) {
        if (!isInside(address, into.length)) {
            return Response.DECERR;
        }
        pages.copyOut(address, into);
        pages.tell(false, address, into);
        return Response.OKAY;
    }

    @Override
    public Response write(long address, byte[] data) {
        if (!isInside(address, data.length)) {
            return Response.DECERR;
        }
        pages.copyIn(address, data);
        pages.tell(true, address, data);
        return Response.OKAY;
    }

    private boolean isInside(long address, long length) {
        return address >= 0 && address <= size - length;
    }

    private void requireInside(long address, long length) {
        if (!isInside(address, length)) {
            throw new IndexOutOfBoundsException(
                    "0x%x and %d bytes are not inside a memory of 0x%x bytes"
                            .formatted(address, length, size));
        }
    }

    /// Returns bytes.
    public byte[] bytes(long address, int length) {
        requireInside(address, length);
        byte[] bytes = new byte[length];
        pages.copyOut(address, bytes);
        return bytes;
    }

    /// Writes bytes.
    public void set(long address, byte... data) {
        requireInside(address, data.length);
        pages.copyIn(address, data);
    }

    /// Returns four bytes as a number.
    public int readInt(long address) {
        return ByteBuffer.wrap(bytes(address, 4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    /// Writes a number of four bytes.
    public void writeInt(long address, int value) {
        set(address, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }

    /// Tells whether all of a range has been written.
    public boolean isWritten(long address, long length) {
        for (long at = address; at < address + length; at++) {
            if (!pages.isWritten(at)) {
                return false;
            }
        }
        return true;
    }

    /// Loads a file: an ELF program to its physical addresses, Intel HEX to those it says, anything
    /// else as raw bytes; told by what is in it. Images for `$readmemh` are loaded by [#loadHex].
    ///
    /// @param offset added to all addresses
    /// @throws IllegalArgumentException naming what is wrong with the file
    public void load(long offset, Path file) {
        try {
            Images.load(file).forEach((address, data) -> set(offset + address, data));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + file, e);
        }
    }

    /// Loads an image for `$readmemh` (`.vmem`, `.hex`): words in hexadecimal, `@` and the number
    /// of a word, comments.
    ///
    /// @param bytesPerWord how many bytes a word has
    /// @param order of the bytes of a word in this memory
    public void loadHex(long offset, Path file, int bytesPerWord, ByteOrder order) {
        try {
            Images.words(file, bytesPerWord, order)
                    .forEach((address, data) -> set(offset + address, data));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + file, e);
        }
    }

    /// Returns a dump in lines of 16 bytes; `--` stands where nobody has written.
    public String hexDump(long address, int length) {
        StringBuilder text = new StringBuilder();
        for (long line = address; line < address + length; line += 16) {
            text.append("%08x ".formatted(line));
            for (long at = line; at < Math.min(line + 16, address + length); at++) {
                text.append(isWritten(at, 1) ? " %02x".formatted(bytes(at, 1)[0] & 0xff) : " --");
            }
            text.append('\n');
        }
        return text.toString();
    }

    /// Tells whether a range holds these bytes.
    public boolean holds(long address, byte... data) {
        return Arrays.equals(bytes(address, data.length), data);
    }
}
