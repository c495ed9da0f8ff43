package org.cocobean.clock;

import org.cocobean.time.SimTime;

/// How a clock runs.
///
/// @param period from rising edge to rising edge
/// @param high how long it is high in each period
/// @param phase from the start to the first rising edge
public record ClockSpec(SimTime period, SimTime high, SimTime phase) {}
