package org.cocobean.sim.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How one simulation is started.
public sealed interface Launch {

    /// Returns the file that will hold the waves, or empty.
    Optional<Path> waves();

    /// A simulator process with the agent inside.
    ///
    /// @param command started in the simulation's directory; the framework adds the variable that
    ///   names the window
    /// @param flags what the agent must know
    /// @param design what it prints of the design, or empty
    record SeparateProcess(
            Command command,
            Set<AgentFlag> flags,
            Optional<Path> waves,
            Optional<DesignSource> design)
            implements Launch {

        /// A simulator that prints nothing of the design.
        public SeparateProcess(Command command, Set<AgentFlag> flags, Optional<Path> waves) {
            this(command, flags, waves, Optional.empty());
        }
    }

    /// A model that is loaded into the JVM.
    ///
    /// @param library the shared library that holds model, runtime and agent
    /// @param arguments handed to the model: plusargs and run arguments
    /// @param directory relative paths in the HDL resolve here
    record Model(Path library, List<String> arguments, Path directory, Optional<Path> waves)
            implements Launch {}
}
