package org.cocobean.adapter.verilator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All files that a build has read, for the build cache.
final class SourceList {

    private static final List<String> OURS = List.of("Vcocobean", "verilated", "cocobean");

    private SourceList() {}

    /// Lists absolute paths, one per line, with their spaces escaped.
    ///
    /// @param objects the directory with the dependency files of the compiler
    static List<String> lines(Description description, Path objects) throws IOException {
        TreeSet<String> names = new TreeSet<>(description.files());
        try (Stream<Path> rules = Files.list(objects)) {
            for (Path rule : rules.filter(SourceList::isOfTheDesign).toList()) {
                String text = Files.readString(rule).replace("\\\n", " ");
                names.addAll(List.of(text.substring(text.indexOf(':') + 1).strip().split("\\s+")));
            }
        }
        return names.stream()
                .filter(name -> name.startsWith("/") && !name.startsWith("/usr/"))
                .map(name -> name.replace(" ", "\\ "))
                .toList();
    }

    /// Its own C++.
    private static boolean isOfTheDesign(Path rule) {
        String name = rule.getFileName().toString();
        return name.endsWith(".d") && OURS.stream().noneMatch(name::startsWith);
    }
}
