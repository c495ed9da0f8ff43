package org.cocobean.sim.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A command to run.
///
/// @param argv the program and its arguments
/// @param directory its working directory
/// @param environment variables added to the caller's environment
public record Command(List<String> argv, Path directory, Map<String, String> environment) {

    /// Copies the collections.
    public Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /// Returns a command without variables of its own.
    public static Command of(Path directory, List<String> argv) {
        return new Command(argv, directory, Map.of());
    }
}
