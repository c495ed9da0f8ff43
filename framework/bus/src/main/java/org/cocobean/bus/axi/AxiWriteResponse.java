package org.cocobean.bus.axi;

import org.cocobean.bus.memory.Response;

/// A response on B, as it is on the pins.
public record AxiWriteResponse(long id, Response response, long user) {}
