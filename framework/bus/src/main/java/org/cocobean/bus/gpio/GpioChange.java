package org.cocobean.bus.gpio;

import org.cocobean.value.LogicVector;

/// A change of some pins of a group, once the design has settled.
public record GpioChange(LogicVector before, LogicVector after) {}
