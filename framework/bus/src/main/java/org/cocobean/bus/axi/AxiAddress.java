package org.cocobean.bus.axi;

/// A request on AW or AR, as it is on the pins.
///
/// @param length beats minus 1, as `AxLEN`
/// @param size of a beat as a power of two, as `AxSIZE`
/// @param exclusive as `AxLOCK`
public record AxiAddress(
        long id,
        long address,
        int length,
        int size,
        Burst burst,
        boolean exclusive,
        int cache,
        int prot,
        int qos,
        int region,
        long user) {

    /// Returns a request of one beat at an address.
    ///
    /// @param size of the beat as a power of two
    public static AxiAddress at(long address, int size) {
        return new AxiAddress(0, address, 0, size, Burst.INCR, false, 0, 0, 0, 0, 0);
    }

    /// Returns the request with another id.
    public AxiAddress withId(long newId) {
        return new AxiAddress(
                newId, address, length, size, burst, exclusive, cache, prot, qos, region, user);
    }

    /// Returns the request with other beats.
    public AxiAddress withBeats(int beats, Burst newBurst) {
        return new AxiAddress(
                id, address, beats - 1, size, newBurst, exclusive, cache, prot, qos, region, user);
    }

    /// Returns the request at another address.
    public AxiAddress withAddress(long newAddress) {
        return new AxiAddress(
                id, newAddress, length, size, burst, exclusive, cache, prot, qos, region, user);
    }

    /// Returns the request with another size of a beat.
    public AxiAddress withSize(int newSize) {
        return new AxiAddress(
                id, address, length, newSize, burst, exclusive, cache, prot, qos, region, user);
    }

    /// Returns the request as an exclusive one.
    public AxiAddress asExclusive() {
        return new AxiAddress(
                id, address, length, size, burst, true, cache, prot, qos, region, user);
    }

    /// Returns the request with other attributes.
    public AxiAddress withAttributes(int newCache, int newProt, int newQos, int newRegion) {
        return new AxiAddress(
                id, address, length, size, burst, exclusive, newCache, newProt, newQos, newRegion,
                user);
    }

    /// Returns the request with other user bits.
    public AxiAddress withUser(long newUser) {
        return new AxiAddress(
                id, address, length, size, burst, exclusive, cache, prot, qos, region, newUser);
    }

    /// Returns the number of beats.
    public int beats() {
        return length + 1;
    }

    /// Returns the number of bytes of a beat.
    public int bytes() {
        return 1 << size;
    }

    /// Returns the address of a beat (AXI A3.4.1).
    public long addressOf(int beat) {
        long aligned = address & -bytes();
        return switch (burst) {
            case FIXED -> address;
            case WRAP -> {
                long block = (long) bytes() * beats();
                long base = address & -block;
                yield base + ((aligned - base + (long) beat * bytes()) & (block - 1));
            }
            default -> beat == 0 ? address : aligned + (long) beat * bytes();
        };
    }

    /// Returns how many bytes a beat carries: less than its size where it is not aligned.
    public int bytesOf(int beat) {
        return bytes() - (int) (addressOf(beat) & (bytes() - 1));
    }
}
