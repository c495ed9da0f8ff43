package org.cocobean.internal.sources;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All `.core` files below some directories, by name and by the names that they stand in for
/// (`virtual`); they are looked for when one is wanted.
final class CoreLibrary {

    private static final Pattern NAME = Pattern.compile("(?m)^name\\s*:\\s*[\"']?([^\\s\"'#]+)");
    private static final Pattern VIRTUAL =
            Pattern.compile("(?m)^virtual\\s*:[ \\t]*(?:\\[(.*)]|((?:\\R+[ \\t]*-.*)+))");
    private static final Pattern ITEM = Pattern.compile("[^\\s,\"'#\\[\\]-][^\\s,\"'#\\[\\]]*");
    private final List<Path> roots;
    private final Map<CoreName, Path> byName = new LinkedHashMap<>();

    /// The cores that stand in for a name.
    private final Map<String, Set<Path>> virtual = new LinkedHashMap<>();

    /// What cores say of which core stands in for a name.
    private final Map<String, String> mapped = new LinkedHashMap<>();

    CoreLibrary(List<Path> roots) {
        this.roots = roots.stream().map(root -> root.toAbsolutePath().normalize()).toList();
    }

    /// Says which core stands in for a name from now on; who says it first is heard.
    void map(String name, String core) {
        mapped.putIfAbsent(name, core);
    }

    /// Returns the core that a dependency names, `vendor:library:name` with a version behind it and
    /// an operator before it; of several versions that fit the last.
    ///
    /// Where there is none of that name, it is the one that stands in for it; of several the one
    /// that a core maps to it, or that is taken already.
    ///
    /// @param dependency where it is named, for messages
    /// @param taken the cores that are part of the design already
    /// @throws IllegalArgumentException when there is none, or it is not certain which
    Path expect(String text, YamlValue dependency, Set<Path> taken) {
        if (byName.isEmpty()) {
            roots.forEach(this::find);
        }
        return expect(text, dependency, taken, new HashSet<>());
    }

    /// @param seen what was mapped already
    private Path expect(String text, YamlValue dependency, Set<Path> taken, Set<String> seen) {
        WantedCore wanted =
                WantedCore.of(text)
                        .orElseThrow(() ->
                                dependency.wrong(
                                        "'%s' is no name of a core: write vendor:library:name, or with a version behind it vendor:library:name:1.0, and then =, <, <=, >, >=, ~ or ^ before it if need be"
                                                .formatted(text)));
        String name = wanted.core().name();
        List<CoreName> known =
                byName.keySet().stream().filter(core -> core.name().equals(name)).toList();
        String mapping = mapped.get(name);
        if (known.isEmpty() && mapping != null && seen.add(mapping)) {
            return expect(mapping, dependency, taken, seen);
        }
        if (known.isEmpty() && virtual.containsKey(name)) {
            return standIn(name, virtual.getOrDefault(name, Set.of()), dependency, taken);
        }
        if (known.isEmpty()) {
            throw dependency.wrong(
                    "the core '%s' is not there: looked for its .core file below %s"
                            .formatted(name, places()));
        }
        return known.stream()
                .filter(core -> wanted.fits(CoreVersion.of(core.version())))
                .max(Comparator.comparing(core -> CoreVersion.of(core.version())))
                .map(byName::get)
                .orElseThrow(() ->
                        dependency.wrong(
                                "no version of the core '%s' is '%s'; there are %s"
                                        .formatted(
                                                name,
                                                text,
                                                known.stream().map(CoreName::text).toList())));
    }

    private static Path standIn(String name, Set<Path> all, YamlValue dependency, Set<Path> taken) {
        List<Path> chosen = all.stream().filter(taken::contains).toList();
        if (chosen.size() == 1 || all.size() == 1) {
            return chosen.size() == 1 ? chosen.getFirst() : all.iterator().next();
        }
        throw dependency.wrong(
                "several cores stand in for '%s': depend before on one of them, or on a core that has a mapping for it; they are %s"
                        .formatted(name, all));
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
                String text = Files.readString(core, StandardCharsets.ISO_8859_1);
                Matcher name = NAME.matcher(text);
                if (name.find()) {
                    CoreName.of(name.group(1)).ifPresent(one -> byName.putIfAbsent(one, core));
                }
                Matcher standsIn = VIRTUAL.matcher(text);
                if (standsIn.find()) {
                    String names =
                            standsIn.group(1) != null ? standsIn.group(1) : standsIn.group(2);
                    ITEM.matcher(names)
                            .results()
                            .forEach(item ->
                                    CoreName.of(item.group())
                                            .ifPresent(one ->
                                                    virtual.computeIfAbsent(
                                                                    one.name(),
                                                                    ignored ->
                                                                            new LinkedHashSet<>())
                                                            .add(core)));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot look for cores below " + root + ": " + e, e);
        }
    }
}
