package org.cocobean.bus.avalon;

import org.cocobean.bus.memory.Response;

/// A transfer of a word, alone or in a burst.
///
/// @param address of its first byte
/// @param data written or read, 0 where a read is answered with an error
/// @param strobes byte enables; all ones where the bus has none
/// @param response of a read; [Response#OKAY] of a write
public record AvalonTransfer(
        boolean write, long address, long data, long strobes, Response response) {}
