package org.cocobean.internal.firmware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// The smallest ELF file with a loaded segment and a symbol table: header, program header, symbols,
/// names, three section headers.
public final class FakeElf {

    private FakeElf() {}

    /// Write such a file.
    public static byte[] write(boolean wide, boolean big, long loaded, Map<String, Long> symbols) {
        ByteBuffer out = ByteBuffer.allocate(4096);
        out.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int header = wide ? 64 : 52;
        int segment = wide ? 56 : 32;
        int symbol = wide ? 24 : 16;
        int section = wide ? 64 : 40;
        int symbolsAt = header + segment;
        int namesAt = symbolsAt + symbol * (symbols.size() + 2);
        int namesSize = 1 + symbols.keySet().stream().mapToInt(n -> n.length() + 1).sum();
        int sectionsAt = namesAt + namesSize;

        out.put(
                0,
                new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1), (byte) (big ? 2 : 1), 1});
        word(out, wide ? 32 : 28, header, wide);
        word(out, wide ? 40 : 32, sectionsAt, wide);
        out.putShort(wide ? 54 : 42, (short) segment).putShort(wide ? 56 : 44, (short) 1);
        out.putShort(wide ? 58 : 46, (short) section).putShort(wide ? 60 : 48, (short) 3);

        out.putInt(header, 1);
        word(out, header + (wide ? 32 : 16), loaded, wide);

        int at = symbolsAt + symbol;
        int name = namesAt + 1;
        // A section symbol, which has a name here and must yet be left out.
        out.putInt(at, 1).put(at + (wide ? 4 : 12), (byte) 3);
        for (Map.Entry<String, Long> s : new TreeMap<>(symbols).entrySet()) {
            at += symbol;
            out.putInt(at, name - namesAt).put(at + (wide ? 4 : 12), (byte) 0x12);
            word(out, at + (wide ? 8 : 4), s.getValue(), wide);
            out.put(name, s.getKey().getBytes(StandardCharsets.US_ASCII));
            name += s.getKey().length() + 1;
        }

        int table = sectionsAt + section;
        out.putInt(table + 4, 2);
        word(out, table + (wide ? 24 : 16), symbolsAt, wide);
        word(out, table + (wide ? 32 : 20), namesAt - symbolsAt, wide);
        out.putInt(table + (wide ? 40 : 24), 2);
        int strings = table + section;
        out.putInt(strings + 4, 3);
        word(out, strings + (wide ? 24 : 16), namesAt, wide);
        word(out, strings + (wide ? 32 : 20), namesSize, wide);

        byte[] bytes = new byte[strings + section];
        out.get(0, bytes);
        return bytes;
    }

    private static void word(ByteBuffer out, int at, long value, boolean wide) {
        if (wide) {
            out.putLong(at, value);
        } else {
            out.putInt(at, (int) value);
        }
    }
}
