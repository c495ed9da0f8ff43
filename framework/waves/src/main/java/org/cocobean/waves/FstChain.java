package org.cocobean.waves;

import java.util.Arrays;

/// The changes of one signal in a block: each a number that holds how many times of the block's
/// table have passed since the change before, and the new value.
///
/// ```
/// one bit:       time … | value | 0            two states
///                time … | value (3 bits) | 1   xzhuwl-?
/// several bits:  time … | 0, then bits         two states, the highest bit first
///                time … | 1, then characters
/// text:          time … | 0, length, characters
/// ```
final class FstChain {

    private static final String[] STATES = {"x", "z", "h", "u", "w", "l", "-", "?"};
    private static final String[] BITS = {"0", "1"};

    private final byte[] data;
    private final ByteCursor cursor;
    private final FstHierarchy.Shape shape;

    private FstChain(byte[] data, int from, FstHierarchy.Shape shape) {
        this.data = data;
        this.cursor = new ByteCursor(data, from, data.length);
        this.shape = shape;
    }

    /// A chain begins with the length that it has unpacked, 0 when it is not packed.
    static FstChain unpack(char how, byte[] chain, FstHierarchy.Shape shape) {
        ByteCursor head = new ByteCursor(chain);
        int size = (int) head.varint();
        int from = head.position();
        return size == 0
                ? new FstChain(chain, from, shape)
                : new FstChain(
                        Packing.unpack(how, chain, from, chain.length - from, size), 0, shape);
    }

    void read(long[] times, long until, WaveTrace trace) {
        int index = 0;
        while (cursor.hasMore()) {
            long head = cursor.varint();
            index += (int) (head >> passed(head));
            if (index >= times.length || times[index] > until) {
                return;
            }
            trace.put(times[index], value(head));
        }
    }

    /// How far right the time stands.
    private int passed(long head) {
        if (!shape.isOneBit()) {
            return 1;
        }
        return (head & 1) == 0 ? 2 : 4;
    }

    private String value(long head) {
        if (shape.isOneBit()) {
            return (head & 1) == 0 ? BITS[(int) (head >> 1) & 1] : STATES[(int) (head >> 1) & 7];
        }
        if (shape.isText()) {
            return cursor.text((int) cursor.varint());
        }
        if ((head & 1) == 0) {
            byte[] characters = new byte[shape.bytes()];
            int from = cursor.position();
            for (int i = 0; i < characters.length; i++) {
                characters[i] = (byte) ('0' + (data[from + (i >> 3)] >> (7 - (i & 7)) & 1));
            }
            cursor.skip((characters.length + 7) / 8);
            return shape.value(characters, 0);
        }
        int from = cursor.position();
        cursor.skip(shape.bytes());
        return shape.value(Arrays.copyOfRange(data, from, from + shape.bytes()), 0);
    }
}
