package org.cocobean.waves;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// The scopes and signals of an FST file, and what the values of each handle look like.
final class FstHierarchy {

    static final int GZIP = 4;
    static final int LZ4 = 6;
    static final int LZ4_TWICE = 7;

    private static final int ATTRIBUTE = 252;
    private static final int END_OF_ATTRIBUTE = 253;
    private static final int SCOPE = 254;
    private static final int END_OF_SCOPE = 255;
    private static final int MISCELLANEOUS = 0;
    private static final int ENUMERATION = 7;
    private static final int LAST_KIND = 29;
    private static final int REAL = 3;
    private static final int REAL_PARAMETER = 4;
    private static final int REAL_TIME = 20;
    private static final int PORT = 18;
    private static final int TEXT = 21;
    private static final int SHORT_REAL = 29;

    private final List<WaveSignal> signals = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final Map<Long, Map<String, String>> enumerations = new HashMap<>();
    private Map<String, String> names = Map.of();

    private FstHierarchy() {}

    /// What the values of a handle look like.
    ///
    /// @param bytes that a value takes where it is not packed; 0 for texts, which differ
    record Shape(WaveSignal.Kind kind, int bytes) {

        boolean isOneBit() {
            return kind == WaveSignal.Kind.BITS && bytes == 1;
        }

        boolean isText() {
            return kind == WaveSignal.Kind.TEXT;
        }

        String value(byte[] data, int at) {
            return kind == WaveSignal.Kind.REAL
                    ? Double.toString(
                            ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).getDouble(at))
                    : new String(data, at, bytes, StandardCharsets.ISO_8859_1)
                            .toLowerCase(Locale.ROOT);
        }
    }

    static FstHierarchy read(int type, byte[] section) throws IOException {
        ByteCursor cursor = new ByteCursor(section);
        int size = (int) cursor.u64();
        int from = cursor.position();
        return of(
                switch (type) {
                    case GZIP -> Packing.gzip(section, from, section.length - from);
                    case LZ4 -> Packing.lz4(section, from, section.length - from, size);
                    default -> {
                        int once = (int) cursor.varint();
                        int at = cursor.position();
                        byte[] half = Packing.lz4(section, at, section.length - at, once);
                        yield Packing.lz4(half, 0, once, size);
                    }
                });
    }

    /// Reads what there is of the file in which a writer keeps the hierarchy until it has finished.
    static byte[] unfinished(Path file) throws IOException {
        byte[] plain = Files.readAllBytes(file);
        if (plain.length < 2 || (plain[0] & 0xff) != 0x1f || (plain[1] & 0xff) != 0x8b) {
            return plain;
        }
        List<byte[]> parts = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            for (byte[] part = in.readNBytes(8192); part.length > 0; part = in.readNBytes(8192)) {
                parts.add(part);
            }
        } catch (EOFException e) {
            // cut off: what came before is good
        }
        ByteBuffer all = ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(all::put);
        return all.array();
    }

    static FstHierarchy of(byte[] rows) {
        FstHierarchy hierarchy = new FstHierarchy();
        Deque<String> scopes = new ArrayDeque<>();
        ByteCursor cursor = new ByteCursor(rows);
        while (cursor.hasMore()) {
            int row = cursor.u8();
            switch (row) {
                case SCOPE -> {
                    cursor.skip(1);
                    String name = cursor.text();
                    cursor.text();
                    scopes.push(scopes.isEmpty() ? name : scopes.peek() + "." + name);
                }
                case END_OF_SCOPE -> scopes.pop();
                case ATTRIBUTE -> hierarchy.attribute(cursor);
                case END_OF_ATTRIBUTE -> {}
                default -> hierarchy.signal(row, scopes.isEmpty() ? "" : scopes.peek(), cursor);
            }
        }
        return hierarchy;
    }

    private void attribute(ByteCursor cursor) {
        int type = cursor.u8();
        int kind = cursor.u8();
        String text = cursor.text();
        long value = cursor.varint();
        if (type == MISCELLANEOUS && kind == ENUMERATION) {
            if (text.isEmpty()) {
                names = enumerations.getOrDefault(value, Map.of());
            } else {
                enumerations.put(value, enumeration(text));
            }
        }
    }

    /// `name count literal… bits…`
    private static Map<String, String> enumeration(String text) {
        String[] words = text.split(" ");
        int count = Integer.parseInt(words[1]);
        Map<String, String> literals = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            literals.put(words[2 + count + i], words[2 + i]);
        }
        return Map.copyOf(literals);
    }

    private void signal(int type, String scope, ByteCursor cursor) {
        if (type > LAST_KIND) {
            throw new WaveFormatException(
                    "the hierarchy has a row of type " + type + ", which is not known");
        }
        cursor.skip(1);
        String name = cursor.text();
        int width = (int) cursor.varint();
        int alias = (int) cursor.varint();
        if (alias == 0) {
            shapes.add(shape(type, width));
        }
        int handle = alias == 0 ? shapes.size() - 1 : alias - 1;
        Shape shape = shapes.get(handle);
        signals.add(
                WaveName.of(name)
                        .signal(
                                scope,
                                shape.kind(),
                                shape.kind() == WaveSignal.Kind.BITS ? shape.bytes() : 0,
                                names,
                                handle));
        names = Map.of();
    }

    private static Shape shape(int type, int width) {
        return switch (type) {
            case REAL, REAL_PARAMETER, REAL_TIME, SHORT_REAL ->
                    new Shape(WaveSignal.Kind.REAL, Double.BYTES);
            case TEXT -> new Shape(WaveSignal.Kind.TEXT, 0);
            case PORT -> new Shape(WaveSignal.Kind.BITS, (width - 2) / 3);
            default ->
                    width == 0
                            ? new Shape(WaveSignal.Kind.TEXT, 0)
                            : new Shape(WaveSignal.Kind.BITS, width);
        };
    }

    List<WaveSignal> signals() {
        return java.util.Collections.unmodifiableList(signals);
    }

    Shape shape(int handle) {
        return shapes.get(handle);
    }
}
