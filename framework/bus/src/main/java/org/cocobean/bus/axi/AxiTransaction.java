package org.cocobean.bus.axi;

import java.util.Arrays;
import java.util.HexFormat;
import org.cocobean.bus.memory.Response;
import org.jspecify.annotations.Nullable;

/// A whole burst: what was asked, the bytes in the order of the beats, and the answer. Bytes that a
/// write leaves out by its strobes are null. Equal by content.
public final class AxiTransaction {

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

    /// Tells whether it is a write.
    public boolean isWrite() {
        return write;
    }

    /// Returns the request.
    public AxiAddress request() {
        return request;
    }

    /// Returns the bytes; those that were left out are 0.
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
