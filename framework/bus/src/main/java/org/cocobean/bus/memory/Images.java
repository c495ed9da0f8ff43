package org.cocobean.bus.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads what is in files for memories.
final class Images {

    private Images() {}

    static Map<Long, byte[]> load(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        if (all.length > 4 && all[0] == 0x7f && all[1] == 'E' && all[2] == 'L' && all[3] == 'F') {
            return elf(file, all);
        }
        if (all.length > 0 && all[0] == ':') {
            return intelHex(file, new String(all, StandardCharsets.US_ASCII));
        }
        return Map.of(0L, all);
    }

    private static Map<Long, byte[]> elf(Path file, byte[] all) {
        boolean wide = all[4] == 2;
        ByteBuffer elf =
                ByteBuffer.wrap(all)
                        .order(all[5] == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        Map<Long, byte[]> parts = new LinkedHashMap<>();
        try {
            long table = wide ? elf.getLong(32) : elf.getInt(28) & 0xffffffffL;
            int size = elf.getShort(wide ? 54 : 42) & 0xffff;
            int count = elf.getShort(wide ? 56 : 44) & 0xffff;
            for (int i = 0; i < count; i++) {
                int at = Math.toIntExact(table + (long) i * size);
                long from = wide ? elf.getLong(at + 8) : elf.getInt(at + 4) & 0xffffffffL;
                long place = wide ? elf.getLong(at + 24) : elf.getInt(at + 12) & 0xffffffffL;
                long inFile = wide ? elf.getLong(at + 32) : elf.getInt(at + 16) & 0xffffffffL;
                long inMemory = wide ? elf.getLong(at + 40) : elf.getInt(at + 20) & 0xffffffffL;
                if (elf.getInt(at) == 1 && inMemory > 0) { // PT_LOAD
                    int start = Math.toIntExact(from);
                    byte[] data = Arrays.copyOfRange(all, start, start + Math.toIntExact(inFile));
                    parts.put(place, Arrays.copyOf(data, Math.toIntExact(inMemory)));
                }
            }
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new IllegalArgumentException(file + " is no whole ELF file", e);
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " has nothing to load: it is no linked program");
        }
        return parts;
    }

    private static Map<Long, byte[]> intelHex(Path file, String text) {
        Map<Long, byte[]> parts = new LinkedHashMap<>();
        long base = 0;
        int number = 0;
        for (String line : text.split("\\R")) {
            number++;
            String trimmed = line.trim();
            if (trimmed.isEmpty()) {
                continue;
            }
            byte[] record;
            try {
                record = HexFormat.of().parseHex(trimmed, 1, trimmed.length());
            } catch (IllegalArgumentException e) {
                throw wrong(file, number, trimmed);
            }
            int sum = 0;
            for (byte each : record) {
                sum += each;
            }
            if (record.length < 5 || record.length != (record[0] & 0xff) + 5 || (sum & 0xff) != 0) {
                throw wrong(file, number, trimmed);
            }
            int address = ((record[1] & 0xff) << 8) | (record[2] & 0xff);
            byte[] data = Arrays.copyOfRange(record, 4, record.length - 1);
            switch (record[3]) {
                case 0 -> parts.put(base + address, data);
                case 2 -> base = number(data) << 4;
                case 4 -> base = number(data) << 16;
                case 1, 3, 5 -> {}
                default -> throw wrong(file, number, trimmed);
            }
        }
        return parts;
    }

    private static long number(byte[] data) {
        long value = 0;
        for (byte each : data) {
            value = (value << 8) | (each & 0xff);
        }
        return value;
    }

    private static IllegalArgumentException wrong(Path file, int line, String text) {
        return new IllegalArgumentException(
                "%s:%d: \"%s\" is no record of Intel HEX with a right sum"
                        .formatted(file, line, text));
    }

    /// Reads words as `$readmemh` does.
    static Map<Long, byte[]> words(Path file, int bytesPerWord, ByteOrder order)
            throws IOException {
        String text =
                Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("//.*", " ");
        Map<Long, byte[]> parts = new LinkedHashMap<>();
        long word = 0;
        for (String token : text.trim().split("\\s+")) {
            if (token.isEmpty()) {
                continue;
            }
            if (token.startsWith("@")) {
                word = Long.parseLong(token.substring(1), 16);
                continue;
            }
            String digits = token.replace("_", "");
            if (!digits.matches("[0-9a-fA-F]{1," + 2 * bytesPerWord + "}")) {
                throw new IllegalArgumentException(
                        "%s: \"%s\" is no word of %d bytes in hexadecimal"
                                .formatted(file, token, bytesPerWord));
            }
            byte[] big =
                    HexFormat.of()
                            .parseHex("0".repeat(2 * bytesPerWord - digits.length()) + digits);
            byte[] data = big;
            if (order == ByteOrder.LITTLE_ENDIAN) {
                data = new byte[bytesPerWord];
                for (int i = 0; i < bytesPerWord; i++) {
                    data[i] = big[bytesPerWord - 1 - i];
                }
            }
            parts.put(word++ * bytesPerWord, data);
        }
        return parts;
    }
}
