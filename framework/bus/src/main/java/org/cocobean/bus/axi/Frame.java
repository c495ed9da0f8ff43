package org.cocobean.bus.axi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cocobean.bus.bench.Fields;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.jspecify.annotations.Nullable;

/// A packet of an AXI-Stream: its bytes in the order of their lanes and beats. Equal by content.
///
/// Immutable.
public final class Frame implements Fields {

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] data;
    private final long id;
    private final long dest;
    private final long user;

    /// Makes a frame.
    ///
    /// @param data null bytes left out, position bytes as 0
    /// @param user of its last beat
    public Frame(byte[] data, long id, long dest, long user) {
        this(data.clone(), new long[] {id, dest, user});
    }

    private Frame(byte[] data, long[] sideBand) {
        this.data = data;
        this.id = sideBand[0];
        this.dest = sideBand[1];
        this.user = sideBand[2];
    }

    /// Makes a frame of an array that nobody else has.
    static Frame owning(byte[] data, long id, long dest, long user) {
        return new Frame(data, new long[] {id, dest, user});
    }

    /// Returns a frame of bytes with all side-band values 0.
    public static Frame of(byte... data) {
        return new Frame(data, 0, 0, 0);
    }

    /// Returns a frame of a text's bytes in UTF-8.
    public static Frame of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Returns the frame with another id.
    public Frame withId(long newId) {
        return new Frame(data, newId, dest, user);
    }

    /// Returns the frame with another destination.
    public Frame withDest(long newDest) {
        return new Frame(data, id, newDest, user);
    }

    /// Returns the frame with other user bits.
    public Frame withUser(long newUser) {
        return new Frame(data, id, dest, newUser);
    }

    /// Returns a copy of the bytes.
    public byte[] data() {
        return data.clone();
    }

    /// Returns the id (`tid`).
    public long id() {
        return id;
    }

    /// Returns the destination (`tdest`).
    public long dest() {
        return dest;
    }

    /// Returns the user bits (`tuser`) of the last beat.
    public long user() {
        return user;
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("data", data);
        fields.put("id", id);
        fields.put("dest", dest);
        fields.put("user", user);
        return fields;
    }

    /// Returns the number of bytes.
    public int length() {
        return data.length;
    }

    /// Returns some bytes as a vector, the first in its lowest bits.
    LogicVector word(int from, int count, LogicRange range) {
        if (range.width() == 64) {
            return LogicVector.ofPlanes(bits(from, count), 0, range);
        }
        long[] words = new long[(range.width() + 63) / 64];
        for (int word = 0; word < words.length; word++) {
            words[word] = bits(from + 8 * word, count - 8 * word);
        }
        return LogicVector.ofPlanes(words, new long[words.length], null, null, range);
    }

    /// Returns some bytes as a number, the first in its lowest bits: up to eight of them, or none.
    long bits(int from, int count) {
        if (count >= 8) {
            return (long) WORD.get(data, from);
        }
        long bits = 0;
        for (int lane = 0; lane < count; lane++) {
            bits |= (data[from + lane] & 0xffL) << (8 * lane);
        }
        return bits;
    }

    /// Tells whether the frames differ at most in their bytes.
    boolean hasSideBandOf(Frame that) {
        return id == that.id && dest == that.dest && user == that.user;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Frame that && Arrays.equals(data, that.data) && hasSideBandOf(that);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(data) * 31 + Long.hashCode(id ^ (dest << 16) ^ (user << 32));
    }

    @Override
    public String toString() {
        String bytes = HexFormat.ofDelimiter(" ").formatHex(data, 0, Math.min(32, data.length));
        return "Frame[%d bytes: %s%s, id %d, dest %d, user 0x%x]"
                .formatted(data.length, bytes, data.length > 32 ? " ..." : "", id, dest, user);
    }
}
