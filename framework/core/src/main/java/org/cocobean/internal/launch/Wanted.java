package org.cocobean.internal.launch;

import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.SimulatorAdapter;

/// What is to be built, by what, and for which use.
///
/// @param design with all paths absolute
public record Wanted(
        HdlDesign design,
        SimulatorAdapter adapter,
        Installation installation,
        Isolation isolation,
        boolean waves) {}
