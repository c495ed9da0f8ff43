package org.cocobean.sim.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
/// @param remake how one that was made before some sources changed becomes one of now; empty where
///   each is made by the plan
public record Wrapper(
        String table,
        Set<String> reasons,
        HdlDesign design,
        BuildPlan plan,
        Optional<Remake> remake) {

    /// How a wrapper is made from an earlier one, when no source has changed on which that depends.
    ///
    /// @param matters whether what stands in the wrapper may depend on a source, as it is now
    /// @param same files that the builds of the design then and now must have alike
    /// @param kept files of the earlier wrapper that are taken over
    /// @param plan the steps that are done then
    public record Remake(
            Predicate<Path> matters, List<String> same, List<String> kept, BuildPlan plan) {

        /// Copies the lists.
        public Remake {
            same = List.copyOf(same);
            kept = List.copyOf(kept);
        }
    }

    /// Copies the reasons.
    public Wrapper {
        reasons = Set.copyOf(reasons);
    }
}
