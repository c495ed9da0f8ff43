package org.cocobean.bus.axi;

import org.cocobean.bus.memory.Response;
import org.cocobean.value.LogicVector;

/// A beat of R, as it is on the pins.
public record AxiReadBeat(long id, LogicVector data, Response response, boolean last, long user) {}
