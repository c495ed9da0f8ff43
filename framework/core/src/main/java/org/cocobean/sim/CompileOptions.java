package org.cocobean.sim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a design is compiled.
///
/// @param timescale for sources without one, `1ns/1ps` unless chosen otherwise; null for the
///   simulator's own default, which differs from one to the next
/// @param arguments handed to the compiler as they are
/// @param visible internal signals that tests reach, as patterns of paths below the top (`*` for
///   anything, `all`); only simulators without [org.cocobean.sim.spi.Capability#INTERNALS_VISIBLE]
///   need them
/// @param onlyNeeded whether sources of VHDL that the top does not need are left alone
public record CompileOptions(
        @Nullable String timescale,
        List<String> arguments,
        List<String> visible,
        boolean onlyNeeded) {

    /// Without it a clock of 10 ns could not run: the steps of some simulators are seconds.
    private static final String DEFAULT_TIMESCALE = "1ns/1ps";

    /// Copies the collections.
    public CompileOptions {
        arguments = List.copyOf(arguments);
        visible = List.copyOf(visible);
    }

    /// Returns the default time scale and nothing else.
    public static CompileOptions defaults() {
        return new CompileOptions(DEFAULT_TIMESCALE, List.of(), List.of(), false);
    }

    /// Sets the time scale of sources without one.
    public CompileOptions withTimescale(@Nullable String newTimescale) {
        return new CompileOptions(newTimescale, arguments, visible, onlyNeeded);
    }

    /// Adds compiler arguments.
    public CompileOptions withArguments(String... more) {
        return new CompileOptions(timescale, Named.joined(arguments, more), visible, onlyNeeded);
    }

    /// Makes internal signals visible, by patterns of paths below the top.
    public CompileOptions withVisible(String... more) {
        return new CompileOptions(timescale, arguments, Named.joined(visible, more), onlyNeeded);
    }

    /// Leaves sources of VHDL alone that the top does not need, or compiles all.
    public CompileOptions withOnlyNeeded(boolean only) {
        return new CompileOptions(timescale, arguments, visible, only);
    }
}
