package org.cocobean.sim.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cocobean.value.Layout;

/// What a tool tells of an elaborated design: the one model from which the framework and the agent
/// take what the simulator's interface does not show.
///
/// An adapter whose tool describes designs when it compiles them lets a build write it into [#FILE]
/// of the output, which the framework reads when the first handle is made; one whose tool does so
/// when a simulation starts tells it by a [DesignSource].
///
/// @param objects by full path
/// @param aliases of a scope that stands for another one, such as an interface port: the path of
///   that one; of a top that is a wrapper, the path of the instance inside, whose name and objects
///   it then has besides its own
/// @param drivers of an inout port of the top, what the build has put beside the design so that
///   tests drive it
public record DesignObjects(
        Map<String, HdlObject> objects, Map<String, String> aliases, Map<String, Driver> drivers) {

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
        objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
        aliases = Map.copyOf(aliases);
        drivers = Map.copyOf(drivers);
    }

    /// Returns a model of objects alone; of several with one path the last counts.
    public static DesignObjects of(Collection<HdlObject> objects) {
        return of(objects, Map.of(), Map.of());
    }

    /// Returns the model of these objects; of several with one path the last counts.
    public static DesignObjects of(
            Collection<HdlObject> objects,
            Map<String, String> aliases,
            Map<String, Driver> drivers) {
        Map<String, HdlObject> byPath = new LinkedHashMap<>();
        objects.forEach(object -> byPath.put(object.path(), object));
        return new DesignObjects(byPath, aliases, drivers);
    }

    /// Returns what this and another model tell; where both tell of a path the other one counts.
    public DesignObjects with(DesignObjects other) {
        if (equals(NONE) || other.equals(NONE)) {
            return equals(NONE) ? other : this;
        }
        Map<String, HdlObject> all = new LinkedHashMap<>(objects);
        all.putAll(other.objects);
        Map<String, String> scopes = new TreeMap<>(aliases);
        scopes.putAll(other.aliases);
        Map<String, Driver> pins = new TreeMap<>(drivers);
        pins.putAll(other.drivers);
        return new DesignObjects(all, scopes, pins);
    }

    /// Reads what a build wrote, [#NONE] when it wrote nothing.
    ///
    /// @param output the build's output directory
    /// @throws IllegalStateException when the file is of another format, with what was looked for
    public static DesignObjects read(Path output) throws IOException {
        Path file = output.resolve(FILE);
        return Files.exists(file) ? new DesignObjectsReader(file).read() : NONE;
    }

    /// Writes it into a build's output directory.
    public void write(Path output) throws IOException {
        writeTo(output.resolve(FILE));
    }

    /// Writes it into a file.
    public void writeTo(Path file) throws IOException {
        Files.write(file, new DesignObjectsWriter().lines(this));
    }

    /// Returns what is told of an object.
    public Optional<HdlObject> find(String path) {
        return Optional.ofNullable(objects.get(path));
    }

    /// Returns the type of a signal, or of the elements of an array.
    public Optional<Layout> layout(String path) {
        return find(path).flatMap(HdlObject::layout);
    }

    /// Returns the object that is in the design although no test sees it, if it is such a one.
    public Optional<HdlObject> hidden(String path) {
        return find(path).filter(object -> object.hidden().isPresent());
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
