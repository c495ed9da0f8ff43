package org.cocobean.bus.ahb;

/// A transfer.
///
/// @param size in bytes
/// @param data written or read, 0 where the answer is an error
public record AhbTransfer(boolean write, long address, int size, long data, boolean isError) {}
