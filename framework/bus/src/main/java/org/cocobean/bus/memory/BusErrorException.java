package org.cocobean.bus.memory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An access was answered with an error, or was cut off by a reset.
public final class BusErrorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long address;
    private final @Nullable Response response;

    /// Creates one.
    ///
    /// @param response null when there was none
    public BusErrorException(String message, long address, @Nullable Response response) {
        super(message);
        this.address = address;
        this.response = response;
    }

    /// Returns where the access was to begin.
    public long address() {
        return address;
    }

    /// Returns the answer, unless a reset came first.
    public Optional<Response> response() {
        return Optional.ofNullable(response);
    }
}
