package org.cocobean.bus.memory;

import org.cocobean.time.SimTime;

/// The answer to an access.
///
/// @param data what was read; of a write, what was written. Not copied
/// @param response the worst, where the access took several transfers
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Reply(long address, byte[] data, Response response, SimTime start, SimTime end) {}
