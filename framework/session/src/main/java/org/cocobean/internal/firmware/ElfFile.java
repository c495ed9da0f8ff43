package org.cocobean.internal.firmware;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Reads symbols and size from an ELF file of either class and byte order.
///
/// ```
/// file header            32 bit  64 bit     section header    32 bit  64 bit
/// e_phoff                   28      32      sh_type               4       4
/// e_shoff                   32      40      sh_offset            16      24
/// e_phentsize, e_phnum      42      54      sh_size              20      32
/// e_shentsize, e_shnum      46      58      sh_link              24      40
/// ```
///
/// Offsets from the System V ABI, chapters 4 and 5. All sizes and counts in bytes.
public final class ElfFile {

    private static final int MAGIC = 0x7f454c46;
    private static final int LOADED = 1;
    private static final int SYMBOL_TABLE = 2;
    private static final int SECTION_SYMBOL = 3;
    private static final int FILE_SYMBOL = 4;

    private final ByteBuffer bytes;
    private final boolean wide;

    private ElfFile(ByteBuffer bytes) {
        this.bytes = bytes;
        this.wide = bytes.get(4) == 2;
        bytes.order(bytes.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /// Reads a file.
    ///
    /// @throws IOException when it cannot be read or is no ELF file
    public static ElfFile read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        if (bytes.capacity() < 52 || bytes.getInt(0) != MAGIC) {
            throw new IOException(
                    "%s is not an ELF file: it has %d bytes and does not begin with 7f 45 4c 46"
                            .formatted(file, bytes.capacity()));
        }
        return new ElfFile(bytes);
    }

    /// Returns the named symbols with their values, sections and file names left out.
    public Map<String, Long> symbols() throws IOException {
        try {
            Map<String, Long> symbols = new TreeMap<>();
            long table = word(wide ? 40 : 32);
            int entrySize = half(wide ? 58 : 46);
            int count = half(wide ? 60 : 48);
            for (int i = 0; i < count; i++) {
                long section = table + (long) i * entrySize;
                if (bytes.getInt(at(section + 4)) == SYMBOL_TABLE) {
                    long link = bytes.getInt(at(section + (wide ? 40 : 24)));
                    addSymbols(section, word(table + link * entrySize + (wide ? 24 : 16)), symbols);
                }
            }
            return symbols;
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("the ELF file is cut off", e);
        }
    }

    /// Returns how many bytes of the file are loaded into memory.
    public long loadedBytes() throws IOException {
        try {
            long table = word(wide ? 32 : 28);
            int entrySize = half(wide ? 54 : 42);
            int count = half(wide ? 56 : 44);
            long size = 0;
            for (int i = 0; i < count; i++) {
                long segment = table + (long) i * entrySize;
                if (bytes.getInt(at(segment)) == LOADED) {
                    size += word(segment + (wide ? 32 : 16));
                }
            }
            return size;
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("the ELF file is cut off", e);
        }
    }

    private void addSymbols(long section, long names, Map<String, Long> symbols) {
        long from = word(section + (wide ? 24 : 16));
        long to = from + word(section + (wide ? 32 : 20));
        int entrySize = wide ? 24 : 16;
        for (long symbol = from; symbol + entrySize <= to; symbol += entrySize) {
            int type = bytes.get(at(symbol + (wide ? 4 : 12))) & 0xf;
            String name = text(names + (bytes.getInt(at(symbol)) & 0xffff_ffffL));
            if (!name.isEmpty() && type != SECTION_SYMBOL && type != FILE_SYMBOL) {
                symbols.putIfAbsent(name, word(symbol + (wide ? 8 : 4)));
            }
        }
    }

    private String text(long offset) {
        int end = at(offset);
        while (bytes.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - at(offset)];
        bytes.get(at(offset), text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private int half(long offset) {
        return bytes.getShort(at(offset)) & 0xffff;
    }

    private long word(long offset) {
        return wide ? bytes.getLong(at(offset)) : bytes.getInt(at(offset)) & 0xffff_ffffL;
    }

    private int at(long offset) {
        if (offset < 0 || offset >= bytes.capacity()) {
            throw new IndexOutOfBoundsException(
                    "offset " + offset + " of " + bytes.capacity() + " bytes");
        }
        return (int) offset;
    }
}
