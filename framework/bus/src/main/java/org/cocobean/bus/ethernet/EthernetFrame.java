package org.cocobean.bus.ethernet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.cocobean.bus.bench.Fields;
import org.jspecify.annotations.Nullable;

/// A frame of Ethernet (IEEE 802.3, clause 3) with all that goes over a link: preamble, data from
/// the destination address to the padding, frame check sequence, and where the link told an error.
/// Equal by content. Immutable.
///
/// ```java
/// EthernetFrame frame = EthernetFrame.of(0x02_00_00_00_00_01L, 0x02_00_00_00_00_02L, 0x88b5, payload);
/// source.send(frame.withWrongFcs());
/// ```
public final class EthernetFrame implements Fields {

    /// Bytes of the preamble, without the start frame delimiter.
    public static final int PREAMBLE = 7;

    /// Bytes of the shortest frame, with its check sequence.
    public static final int SHORTEST = 64;

    static final int FCS_BYTES = 4;

    private final byte[] data;
    private final int fcs;
    private final int preamble;
    private final BitSet errors;

    private EthernetFrame(byte[] data, int fcs, int preamble, BitSet errors) {
        this.data = data;
        this.fcs = fcs;
        this.preamble = preamble;
        this.errors = errors;
    }

    /// Makes a frame of its bytes from the destination address on, with a check sequence that fits
    /// them. Nothing is added to a frame that is too short, see [#padded()].
    public static EthernetFrame of(byte... data) {
        byte[] copy = data.clone();
        return new EthernetFrame(copy, crc(copy), PREAMBLE, new BitSet());
    }

    /// Makes a frame of its fields, padded.
    ///
    /// @param destination of 48 bits; its highest byte is the first
    /// @param source of 48 bits
    /// @param type or length, of 16 bits
    public static EthernetFrame of(long destination, long source, int type, byte... payload) {
        ByteBuffer bytes = ByteBuffer.allocate(14 + payload.length);
        bytes.putShort((short) (destination >> 32)).putInt((int) destination);
        bytes.putShort((short) (source >> 32)).putInt((int) source);
        return of(bytes.putShort((short) type).put(payload).array()).padded();
    }

    /// Makes a frame of what came over a link after the delimiter.
    ///
    /// @param contents nobody else has; four bytes at least
    static EthernetFrame received(byte[] contents, int preamble, BitSet errors) {
        int length = contents.length - FCS_BYTES;
        int fcs = Integer.reverseBytes(ByteBuffer.wrap(contents).getInt(length));
        return new EthernetFrame(Arrays.copyOf(contents, length), fcs, preamble, errors);
    }

    private static int crc(byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(data);
        return (int) crc.getValue();
    }

    /// Returns the frame with zeros behind its data, if it is shorter than [#SHORTEST], and the
    /// check sequence that then fits.
    public EthernetFrame padded() {
        int least = SHORTEST - FCS_BYTES;
        byte[] longer = Arrays.copyOf(data, Math.max(least, data.length));
        return new EthernetFrame(longer, crc(longer), preamble, errors);
    }

    /// Returns the frame with another check sequence.
    public EthernetFrame withFcs(int newFcs) {
        return new EthernetFrame(data, newFcs, preamble, errors);
    }

    /// Returns the frame with a check sequence that is wrong in all bits.
    public EthernetFrame withWrongFcs() {
        return withFcs(~expectedFcs());
    }

    /// Returns the frame with another number of bytes before the delimiter.
    ///
    /// @throws IllegalArgumentException for less than 0; on XGMII the start is one of them
    public EthernetFrame withPreamble(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a preamble has 0 bytes or more, not " + bytes);
        }
        return new EthernetFrame(data, fcs, bytes, errors);
    }

    /// Returns the frame with the link's error at these bytes too.
    ///
    /// @param places counted from the destination address on, check sequence included
    /// @throws IndexOutOfBoundsException where the frame has no such byte
    public EthernetFrame withErrorAt(int... places) {
        BitSet more = (BitSet) errors.clone();
        for (int place : places) {
            if (place < 0 || place >= length()) {
                throw new IndexOutOfBoundsException(
                        "a frame of %d bytes has no byte %d".formatted(length(), place));
            }
            more.set(place);
        }
        return new EthernetFrame(data, fcs, preamble, more);
    }

    /// Returns a copy of the bytes from the destination address to the padding.
    public byte[] data() {
        return data.clone();
    }

    /// Returns the check sequence; its lowest byte is the first on the link.
    public int fcs() {
        return fcs;
    }

    /// Returns the check sequence that the data should have.
    public int expectedFcs() {
        return crc(data);
    }

    /// Returns how many bytes come before the delimiter.
    public int preamble() {
        return preamble;
    }

    /// Returns a copy of the places of bytes with an error of the link.
    public BitSet errors() {
        return (BitSet) errors.clone();
    }

    /// Tells whether the check sequence fits and the link told no error.
    public boolean isGood() {
        return fcs == expectedFcs() && errors.isEmpty();
    }

    /// Returns the number of bytes, check sequence included.
    public int length() {
        return data.length + FCS_BYTES;
    }

    /// Returns one of the bytes of [#length()].
    int octet(int place) {
        return place < data.length
                ? data[place] & 0xff
                : (fcs >>> (8 * (place - data.length))) & 0xff;
    }

    boolean hasErrorAt(int place) {
        return errors.get(place);
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("data", data);
        fields.put("fcs", fcs);
        fields.put("preamble", preamble);
        fields.put("errors", errors);
        return fields;
    }

    String label() {
        return length() + " bytes" + (isGood() ? "" : errors.isEmpty() ? " FCS" : " error");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EthernetFrame that
                && Arrays.equals(data, that.data)
                && fcs == that.fcs
                && preamble == that.preamble
                && errors.equals(that.errors);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(data) * 31 + fcs;
    }

    @Override
    public String toString() {
        String bytes = HexFormat.ofDelimiter(" ").formatHex(data, 0, Math.min(32, data.length));
        return "EthernetFrame[%d bytes: %s%s, fcs %08x%s%s%s]"
                .formatted(
                        length(),
                        bytes,
                        data.length > 32 ? " ..." : "",
                        fcs,
                        fcs == expectedFcs() ? "" : " for %08x".formatted(expectedFcs()),
                        preamble == PREAMBLE ? "" : ", preamble of " + preamble,
                        errors.isEmpty() ? "" : ", errors at " + errors);
    }
}
