package org.cocobean.waves;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads what FST files are made of: big-endian words, variable-length numbers, texts that end in a
/// zero.
final class ByteCursor {

    private final byte[] bytes;
    private final int end;
    private int at;

    ByteCursor(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    ByteCursor(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    boolean hasMore() {
        return at < end;
    }

    int position() {
        return at;
    }

    void skip(int count) {
        at += count;
    }

    int u8() {
        return bytes[at++] & 0xff;
    }

    long u64() {
        long word = ByteBuffer.wrap(bytes).getLong(at);
        at += Long.BYTES;
        return word;
    }

    /// Seven bits a byte, the lowest first.
    long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    /// The same with a sign, which is the sixth bit of the last byte.
    long signedVarint() {
        long value = 0;
        int shift = 0;
        while (true) {
            byte next = bytes[at++];
            value |= (next & 0x7fL) << shift;
            shift += 7;
            if (next >= 0) {
                return shift < Long.SIZE && (next & 0x40) != 0 ? value | -1L << shift : value;
            }
        }
    }

    String text() {
        int from = at;
        while (bytes[at] != 0) {
            at++;
        }
        return new String(bytes, from, at++ - from, StandardCharsets.UTF_8);
    }

    String text(int length) {
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.ISO_8859_1);
    }
}
