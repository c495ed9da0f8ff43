package org.cocobean.internal.sources;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All `.core` files below some directories, by name; they are looked for when one is wanted.
final class CoreLibrary {

    private static final Pattern NAME = Pattern.compile("(?m)^name\\s*:\\s*[\"']?([^\\s\"'#]+)");
    private static final Pattern WANTED =
            Pattern.compile(
                    "\\s*(>=|<=|[=<>^~])?\\s*([^\\s:]*:[^\\s:]*:[^\\s:]+|[^\\s:]+)(?::(\\S+))?");

    private final List<Path> roots;
    private final Map<String, Path> byName = new LinkedHashMap<>();

    CoreLibrary(List<Path> roots) {
        this.roots = roots.stream().map(root -> root.toAbsolutePath().normalize()).toList();
    }

    /// Returns the core of a name, `vendor:library:name`, with a version behind it and `>=` and the
    /// like before it; of several versions the one that is named, else the last.
    ///
    /// @param dependency where it is named, for messages
    /// @throws IllegalArgumentException when there is none
    Path expect(String text, YamlValue dependency) {
        if (byName.isEmpty()) {
            roots.forEach(this::find);
        }
        Matcher wanted = WANTED.matcher(text);
        if (!wanted.matches()) {
            throw dependency.wrong(
                    "'" + text + "' is no name of a core: vendor:library:name:version");
        }
        String name = wanted.group(2);
        Path exact = byName.get(name + ":" + wanted.group(3));
        if (exact != null) {
            return exact;
        }
        return byName.keySet().stream()
                .filter(known -> known.equals(name) || known.startsWith(name + ":"))
                .max(Comparator.naturalOrder())
                .map(byName::get)
                .orElseThrow(() ->
                        dependency.wrong(
                                "the core '%s' is not there: looked for its .core file below %s"
                                        .formatted(name, places())));
    }

    private String places() {
        Set<String> places = new LinkedHashSet<>();
        roots.forEach(root -> places.add(root.toString()));
        return String.join(" and ", places);
    }

    private void find(Path root) {
        List<Path> cores = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".core"))
                    .filter(file -> !root.relativize(file).toString().matches("(?:.*/)?\\..*"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .forEach(cores::add);
            for (Path core : cores) {
                Matcher name = NAME.matcher(Files.readString(core, StandardCharsets.ISO_8859_1));
                if (name.find()) {
                    byName.putIfAbsent(name.group(1), core);
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot look for cores below " + root + ": " + e, e);
        }
    }
}
