package org.cocobean.bus.serial;

/// Nobody acknowledged an address, or a target refused a byte.
public final class I2cNackException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int acknowledged;

    I2cNackException(I2cAddress address, int acknowledged) {
        super(
                acknowledged < 0
                        ? "nobody acknowledged the address %s: is there such a target, and is it busy?"
                                .formatted(address)
                        : "the target at %s refused the byte after the first %d"
                                .formatted(address, acknowledged));
        this.acknowledged = acknowledged;
    }

    /// Returns how many bytes of data were acknowledged; -1: not even the address.
    public int acknowledged() {
        return acknowledged;
    }
}
