package org.cocobean.bus.axi;

import org.cocobean.value.LogicVector;

/// A beat of W, as it is on the pins.
public record AxiWriteBeat(LogicVector data, LogicVector strobes, boolean last, long user) {}
