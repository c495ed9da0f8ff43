package org.cocobean.bus.ahb;

/// A transfer.
///
/// @param size in bytes
/// @param data written or read, 0 where the answer is an error
/// @param strobes a bit for each of its bytes: those that are written; of a read, and where the bus
///   has none, all
public record AhbTransfer(
        boolean write, long address, int size, long data, boolean isError, long strobes) {}
