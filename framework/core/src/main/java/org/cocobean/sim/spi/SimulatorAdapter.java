package org.cocobean.sim.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Turns a design into build and run commands for one simulator.
///
/// Adapters are found with [java.util.ServiceLoader]. They are stateless and hold pure functions:
/// they neither start processes nor touch files. Implementations may be called from several threads
/// at once.
public interface SimulatorAdapter {

    /// Returns the name by which users choose the simulator, for example `icarus`.
    String name();

    /// Returns the languages whose sources the simulator takes.
    Set<HdlLanguage> languages();

    /// Returns how the tool is found, asked for its version and installed.
    ToolSpec tool();

    /// Returns the versions that the adapter is tested with, oldest first; empty when it does not
    /// say. Others may work, but nobody has looked.
    default List<String> testedVersions() {
        return List.of();
    }

    /// Returns what this version can do in this home.
    Capabilities capabilities(Installation installation, Isolation isolation);

    /// Returns the homes in which the simulator can live.
    default Set<Isolation> homes() {
        return Set.of(defaultIsolation());
    }

    /// Returns the home used when the user asks for none.
    Isolation defaultIsolation();

    /// Returns the steps that compile the design. Everything they write lies below
    /// [BuildRequest#output()], given relative to it, so that the result can be moved into a cache.
    BuildPlan build(BuildRequest request);

    /// Returns arguments of the compiler with which a design is compiled sooner and simulated
    /// slower; empty, which is the default, where nothing is to be had.
    default List<String> quickArguments() {
        return List.of();
    }

    /// Returns the steps that bring an earlier build up to date; empty, which is the default, when
    /// each build is made anew. An adapter has them for any design or for none, and should one of
    /// them fail, the design is built anew.
    ///
    /// The request's output holds a copy of the earlier build, and its design's sources are in
    /// order.
    default Optional<BuildPlan> update(BuildRequest request, Outdated outdated) {
        return Optional.empty();
    }

    /// Returns the wrapper that a design may need, with steps as those of [#build]; empty, which is
    /// the default, when none ever does.
    ///
    /// The request's output holds a copy of the design's build.
    default Optional<Wrapper> wrapper(BuildRequest request) {
        return Optional.empty();
    }

    /// Returns how one simulation of a finished build is started.
    Launch launch(LaunchRequest request);

    /// Reads one line that the compiler printed, whether it failed or not.
    ///
    /// @return what is wrong with the request, or empty when the line is about the sources
    default Optional<Complaint> complaint(String line) {
        return Optional.empty();
    }

    /// Reads one line that the simulator or its compiler printed.
    ///
    /// @return the message in it, or empty when the line is ordinary output
    Optional<HdlMessage> message(String line);

    /// Tells whether such errors are counted where they are raised, in every home, so that a line
    /// which looks like one is none by itself; else, which is the default, the line decides.
    default boolean isCounted(HdlMessage error) {
        return false;
    }

    /// Returns what reads the output of one simulation, for simulators whose messages have several
    /// lines, or whose lines tell only together what they are.
    default MessageReader messages(LaunchRequest request) {
        return MessageReader.ofLines(this::message);
    }
}
