package org.cocobean.sim;

import java.util.List;

/// How the simulator of a design is started.
///
/// @param arguments handed to the simulator as they are
/// @param plusargs for example `foo=bar`; a plus sign before one is taken off
/// @param fullImages memory images, as paths from the directory of the simulation or `*` for all,
///   that must fill what `$readmemh` or `$readmemb` loads them into; others that are too short are
///   a warning
public record RunOptions(List<String> arguments, List<String> plusargs, List<String> fullImages) {

    /// Copies the collections.
    public RunOptions {
        arguments = List.copyOf(arguments);
        plusargs = plusargs.stream().map(plusarg -> plusarg.replaceFirst("^\\+", "")).toList();
        fullImages = List.copyOf(fullImages);
    }

    /// Returns no options.
    public static RunOptions defaults() {
        return new RunOptions(List.of(), List.of(), List.of());
    }

    /// Adds simulator arguments.
    public RunOptions withArguments(String... more) {
        return new RunOptions(Named.joined(arguments, more), plusargs, fullImages);
    }

    /// Adds plusargs, with or without the plus sign.
    public RunOptions withPlusargs(String... more) {
        return new RunOptions(arguments, Named.joined(plusargs, more), fullImages);
    }

    /// Demands that memory images fill what they are loaded into.
    public RunOptions withFullImages(String... more) {
        return new RunOptions(arguments, plusargs, Named.joined(fullImages, more));
    }
}
