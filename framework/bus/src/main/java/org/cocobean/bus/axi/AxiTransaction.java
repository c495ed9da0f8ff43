package org.cocobean.bus.axi;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cocobean.Lane;
import org.cocobean.bus.internal.BusLane;
import org.cocobean.bus.memory.Response;
import org.jspecify.annotations.Nullable;

/// A whole burst: what was asked, the bytes in the order of the beats, and the answer. Bytes that a
/// write leaves out by its strobes, and those that are not known, are null. Equal by content.
public final class AxiTransaction {

    private static final int SHOWN = 32;

    private final boolean write;
    private final AxiAddress request;
    private final @Nullable Byte[] bytes;
    private final Response response;

    AxiTransaction(boolean write, AxiAddress request, @Nullable Byte[] bytes, Response response) {
        this.write = write;
        this.request = request;
        this.bytes = bytes.clone();
        this.response = response;
    }

    /// Makes the lane that shows such on a bus.
    static Optional<Lane<AxiTransaction>> lane(String bus) {
        return BusLane.of(
                bus, name -> Lane.of(name, AxiTransaction::label, AxiTransaction::fields));
    }

    private String label() {
        String beats = request.beats() > 1 ? "x" + request.beats() : "";
        return BusLane.access(
                write,
                Long.toHexString(request.address()) + beats,
                beats.isEmpty() ? number() : "",
                response == Response.OKAY ? "" : response.toString());
    }

    /// The bytes as one number, the first the lowest.
    private String number() {
        StringBuilder text = new StringBuilder();
        for (int i = bytes.length - 1; i >= 0; i--) {
            Byte each = bytes[i];
            text.append(each == null ? "--" : "%02x".formatted(each));
        }
        return text.toString();
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", Long.toHexString(request.id()));
        fields.put("address", Long.toHexString(request.address()));
        fields.put("beats", Integer.toString(request.beats()));
        fields.put("bytes of a beat", Integer.toString(request.bytes()));
        fields.put("burst", request.burst().toString());
        fields.put("response", response.toString());
        byte[] data = data();
        String text = HexFormat.ofDelimiter(" ").formatHex(data, 0, Math.min(data.length, SHOWN));
        fields.put("data", data.length > SHOWN ? text + " …" : text);
        return fields;
    }

    /// Tells whether it is a write.
    public boolean isWrite() {
        return write;
    }

    /// Returns the request.
    public AxiAddress request() {
        return request;
    }

    /// Returns the bytes; those that were left out, or are not known, are 0: see [#has].
    public byte[] data() {
        byte[] data = new byte[bytes.length];
        for (int i = 0; i < data.length; i++) {
            Byte each = bytes[i];
            data[i] = each == null ? 0 : each;
        }
        return data;
    }

    /// Tells whether a byte was written or read.
    public boolean has(int index) {
        return bytes[index] != null;
    }

    /// Returns the worst response.
    public Response response() {
        return response;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AxiTransaction that
                && write == that.write
                && request.equals(that.request)
                && Arrays.equals(bytes, that.bytes)
                && response == that.response;
    }

    @Override
    public int hashCode() {
        return request.hashCode() * 31 + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "%s %s: %s, %s"
                .formatted(
                        write ? "write" : "read",
                        request,
                        HexFormat.ofDelimiter(" ").formatHex(data()),
                        response);
    }
}
