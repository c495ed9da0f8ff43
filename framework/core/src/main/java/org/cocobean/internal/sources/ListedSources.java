package org.cocobean.internal.sources;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.cocobean.sim.SourceSet;

/// What the project file of another tool says of a design: all paths are absolute.
///
/// @param parameters of its top
/// @param defines that hold for all sources
/// @param top or empty, where the file says none
public record ListedSources(
        List<SourceSet> sets,
        Map<String, String> parameters,
        Map<String, String> defines,
        List<String> plusargs,
        String top) {

    /// Takes copies.
    public ListedSources {
        sets = List.copyOf(sets);
        parameters = Map.copyOf(parameters);
        defines = Map.copyOf(defines);
        plusargs = List.copyOf(plusargs);
    }

    /// Tells whether a list is one of these files, by its name.
    public static boolean isOne(Path list) {
        String name = name(list);
        return name.endsWith(".core") || isBender(name);
    }

    private static String name(Path list) {
        return list.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isBender(String name) {
        return name.equals("bender.yml") || name.equals("bender.yaml");
    }

    /// Reads a file.
    ///
    /// @param targets that were named after its name, such as `sim`
    /// @param project where files that it depends on are looked for
    /// @param reader is told of each file, before it is read
    /// @throws IllegalArgumentException with file and line of what is not understood
    public static ListedSources read(
            Path list, List<String> targets, Path project, Consumer<Path> reader) {
        return isBender(name(list))
                ? BenderFile.read(list, targets, reader)
                : CoreFile.read(list, targets, project, reader);
    }
}
