package org.cocobean.sim.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cocobean.value.Layout;

/// What a tool tells of an elaborated design besides what the agent shows, by full path.
///
/// An adapter whose tool describes designs lets a build write it into [#FILE] of the output; the
/// framework reads it when the first handle is made.
///
/// @param layouts types of signals whose bits have a meaning; of an array, the type of its elements
/// @param aliases of a scope that stands for another one, such as an interface port: the path of
///   that one; of a top that is a wrapper, the path of the instance inside, whose name and objects
///   it then has besides its own
/// @param drivers of an inout port of the top, what the build has put beside the design so that
///   tests drive it
public record DesignObjects(
        Map<String, Layout> layouts, Map<String, String> aliases, Map<String, Driver> drivers) {

    /// Says nothing of any object.
    public static final DesignObjects NONE = new DesignObjects(Map.of(), Map.of(), Map.of());

    /// The file's name below a build's output directory.
    public static final String FILE = "cocobean_objects.txt";

    /// A signal beside the design that drives a port, as the language resolves it.
    ///
    /// @param scope the top level that it stands in
    /// @param strong its name there; as wide as the port, counted downwards to 0
    /// @param weak of another one, where `strong` has no state for `L` and `H`: 0 and 1 on it are
    ///   what they are there; else empty
    public record Driver(String scope, String strong, String weak) {}

    /// Copies the maps.
    public DesignObjects {
        layouts = Map.copyOf(layouts);
        aliases = Map.copyOf(aliases);
        drivers = Map.copyOf(drivers);
    }

    /// Describes objects that no test drives beside the design.
    public DesignObjects(Map<String, Layout> layouts, Map<String, String> aliases) {
        this(layouts, aliases, Map.of());
    }

    /// Reads what a build wrote, [#NONE] when it wrote nothing.
    ///
    /// @param output the build's output directory
    public static DesignObjects read(Path output) throws IOException {
        Path file = output.resolve(FILE);
        return Files.exists(file) ? new DesignObjectsReader(file).read() : NONE;
    }

    /// Writes it into a build's output directory.
    public void write(Path output) throws IOException {
        Files.write(output.resolve(FILE), new DesignObjectsWriter().lines(this));
    }

    /// Returns the type of a signal, or of the elements of an array.
    public Optional<Layout> layout(String path) {
        return Optional.ofNullable(layouts.get(path));
    }

    /// Returns the scope that a path stands for.
    public Optional<String> alias(String path) {
        return Optional.ofNullable(aliases.get(path));
    }

    /// Returns what drives a port of the top beside the design.
    public Optional<Driver> driver(String path) {
        return Optional.ofNullable(drivers.get(path));
    }

    /// Returns the names in a scope that stand for other scopes.
    public List<String> aliasesIn(String scope) {
        return aliases.keySet().stream()
                .filter(path ->
                        path.startsWith(scope + ".") && path.indexOf('.', scope.length() + 1) < 0)
                .map(path -> path.substring(scope.length() + 1))
                .sorted()
                .toList();
    }
}
