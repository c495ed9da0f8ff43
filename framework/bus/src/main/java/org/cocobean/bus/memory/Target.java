package org.cocobean.bus.memory;

import java.util.Optional;
import org.cocobean.internal.kernel.RamEngine;

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

    /// For the library, which may answer from memory beside the simulator: returns the page that
    /// answers all accesses to some 4 KiB, where there is one and nobody watches it.
    ///
    /// @param number of the page; it begins at 4096 times that
    @SuppressWarnings("exports") // for the library alone
    default Optional<RamEngine.Page> page(long number) {
        return Optional.empty();
    }
}
