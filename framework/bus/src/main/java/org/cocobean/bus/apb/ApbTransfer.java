package org.cocobean.bus.apb;

/// A transfer of a word.
///
/// @param data written or read, 0 where the answer is an error
/// @param strobes 0 of reads; all ones where the bus has none
public record ApbTransfer(boolean write, long address, long data, long strobes, boolean error) {}
