package org.cocobean.bus.memory;

/// What answers accesses: a memory, a map of regions, another bus, or a handler of the test. It may
/// block; the access then lasts that long.
public interface Target {

    /// Reads.
    ///
    /// @param into all of it is filled unless the answer is an error
    Response read(long address, byte[] into);

    /// Writes. What a bus leaves out by its byte enables is left out here as well: one write may
    /// become several.
    Response write(long address, byte[] data);
}
