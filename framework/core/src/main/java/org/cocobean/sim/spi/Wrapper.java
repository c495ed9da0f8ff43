package org.cocobean.sim.spi;

import java.util.Set;
import org.cocobean.sim.HdlDesign;

/// A top that is made round the one that was asked for, where the simulator's interface cannot
/// drive its ports, or its command line cannot take its parameters.
///
/// Whether a design needs it is known only when it has been compiled: its build writes a table of
/// reasons. The wrapper is made in a copy of that build, one for each set of parameters.
///
/// @param table file below the output of the design's build, with one reason a line
/// @param reasons the wrapper is made when one of them is in the table
/// @param design what is simulated in place of the design
/// @param plan the steps that make the wrapper
public record Wrapper(String table, Set<String> reasons, HdlDesign design, BuildPlan plan) {

    /// Copies the reasons.
    public Wrapper {
        reasons = Set.copyOf(reasons);
    }
}
