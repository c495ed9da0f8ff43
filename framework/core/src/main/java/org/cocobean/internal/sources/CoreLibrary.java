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
    private final List<Path> roots;
    private final Map<CoreName, Path> byName = new LinkedHashMap<>();

    CoreLibrary(List<Path> roots) {
        this.roots = roots.stream().map(root -> root.toAbsolutePath().normalize()).toList();
    }

    /// Returns the core that a dependency names, `vendor:library:name` with a version behind it and
    /// an operator before it; of several versions that fit the last.
    ///
    /// @param dependency where it is named, for messages
    /// @throws IllegalArgumentException when there is none
    Path expect(String text, YamlValue dependency) {
        if (byName.isEmpty()) {
            roots.forEach(this::find);
        }
        WantedCore wanted =
                WantedCore.of(text)
                        .orElseThrow(() ->
                                dependency.wrong(
                                        "'%s' is no name of a core: write vendor:library:name, or with a version behind it vendor:library:name:1.0, and then =, <, <=, >, >=, ~ or ^ before it if need be"
                                                .formatted(text)));
        String name = wanted.core().name();
        List<CoreName> known =
                byName.keySet().stream().filter(core -> core.name().equals(name)).toList();
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
                    CoreName.of(name.group(1)).ifPresent(one -> byName.putIfAbsent(one, core));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot look for cores below " + root + ": " + e, e);
        }
    }
}
