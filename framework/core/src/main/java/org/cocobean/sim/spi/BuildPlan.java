package org.cocobean.sim.spi;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The steps that compile a design.
///
/// @param files text files to write below the output directory first, by relative name
/// @param steps done one after the other
/// @param dependencyFiles files below the output directory, written by the steps, that name the
///   sources and includes that were read: make rules (`target: a b`) or one path per line
public record BuildPlan(
        Map<String, String> files, List<BuildStep> steps, List<String> dependencyFiles) {

    /// The name of a file in a build that was brought up to date: it says that the tool has not
    /// checked the design as a whole, since the start of a simulation does that anyway. Where such
    /// a start fails, the design is built from nothing, and what that tells counts.
    public static final String UNCHECKED = "cocobean-unchecked.txt";

    /// Copies the collections.
    public BuildPlan {
        files = Map.copyOf(files);
        steps = List.copyOf(steps);
        dependencyFiles = List.copyOf(dependencyFiles);
    }

    /// Returns the commands among the steps.
    public List<Command> commands() {
        return steps.stream()
                .flatMap(step ->
                        switch (step) {
                            case BuildStep.RunCommand run -> Stream.of(run.command());
                            case BuildStep.AskTool ask -> Stream.of(ask.command());
                            case BuildStep.DeriveFiles derive -> Stream.empty();
                        })
                .toList();
    }
}
