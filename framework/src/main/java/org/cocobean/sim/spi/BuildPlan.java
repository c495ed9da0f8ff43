package org.cocobean.sim.spi;

import java.util.List;
import java.util.Map;

/// The commands that compile a design.
///
/// @param files text files to write below the output directory first, by relative name
/// @param commands run one after the other, in the output directory; the first failure ends the
///   build
/// @param dependencyFiles files below the output directory, written by the commands, that name the
///   sources and includes that were read: make rules (`target: a b`) or one path per line
public record BuildPlan(
        Map<String, String> files, List<Command> commands, List<String> dependencyFiles) {

    /// Copies the collections.
    public BuildPlan {
        files = Map.copyOf(files);
        commands = List.copyOf(commands);
        dependencyFiles = List.copyOf(dependencyFiles);
    }
}
