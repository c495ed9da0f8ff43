package org.cocobean.adapter.verilator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The text of a design: the only reader of sources, for what no version of the tool's description
/// tells. That is which numbers were written as text, how long the long names are, and, in XML,
/// what is `$fatal`, which structures are packed, which arrays hold an enumeration, and time units.
final class HdlSources {

    private static final Pattern TIME_UNIT =
            Pattern.compile("\\s*`timescale\\s+(1\\d*\\s*[munpf]?s).*");

    private final Path base;
    private final Map<String, String> names;
    private final Map<String, List<String>> lines = new HashMap<>();

    /// Reads files when they are asked for.
    ///
    /// @param base where relative names start
    /// @param names file names by the description's ids
    HdlSources(Path base, Map<String, String> names) {
        this.base = base;
        this.names = names;
    }

    /// Returns the names of all files.
    List<String> files() {
        return List.copyOf(names.values());
    }

    /// A place in the sources, and the text from there to the end of the line.
    record Place(String file, int line, String text) {

        /// Tells whether a parameter gets a string literal here, which is a number to the tool.
        boolean assignsText(String parameter) {
            return Pattern.compile(Pattern.quote(parameter) + "\\s*=\\s*\"")
                    .matcher(text)
                    .lookingAt();
        }
    }

    /// Finds `id,line,column,…`, as far as it is known.
    Place at(String location) {
        String[] parts = location.split("[,:]");
        if (parts.length < 3) {
            return new Place("", 0, "");
        }
        String name = names.getOrDefault(parts[0], "");
        int line = Integer.parseInt(parts[1]);
        int column = Integer.parseInt(parts[2]);
        List<String> text = text(name);
        String found = line >= 1 && line <= text.size() ? text.get(line - 1) : "";
        return new Place(name, line, found.substring(Math.clamp(column - 1, 0, found.length())));
    }

    /// Returns `file.v:12`, as messages name the place, as far as it is known.
    String place(String location) {
        String[] parts = location.split("[,:]");
        String name = names.getOrDefault(parts[0], "");
        return parts.length < 2 || name.isEmpty()
                ? ""
                : name.substring(name.lastIndexOf('/') + 1) + ":" + parts[1];
    }

    /// Returns the text from a place to the end of the file, empty when it is not known.
    String from(String location) {
        Place place = at(location);
        List<String> text = text(place.file());
        return place.line() < 1 || place.line() > text.size()
                ? ""
                : place.text() + "\n" + String.join("\n", text.subList(place.line(), text.size()));
    }

    /// Returns the lines of each file.
    Stream<List<String>> all() {
        return names.values().stream().map(this::text);
    }

    /// Returns the time units of all `` `timescale `` directives.
    Set<String> timeUnits() {
        Set<String> units = new HashSet<>();
        for (String name : names.values()) {
            for (String line : text(name)) {
                Matcher matcher = TIME_UNIT.matcher(line);
                if (matcher.matches()) {
                    units.add(matcher.group(1));
                }
            }
        }
        return units;
    }

    private List<String> text(String name) {
        return lines.computeIfAbsent(name, this::read);
    }

    /// What the tool made up itself (`<built-in>`) is no file.
    private List<String> read(String name) {
        Path file = base.resolve(name);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the source " + file, e);
        }
    }
}
