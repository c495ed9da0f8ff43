package org.cocobean.adapter.verilator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.cocobean.sim.spi.Derivation;

/// Lists files that a build has read, for the build cache: absolute paths, one per line, with their
/// spaces escaped.
enum SourceList implements Derivation {
    /// What the C++ compiler has read for files of the user: only it knows, so this comes after it.
    COMPILED;

    static final String FILE = "compiled.txt";

    private static final List<String> OURS = List.of("Vcocobean", "verilated", "cocobean");

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void derive(Path output, List<String> arguments) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> rules = Files.list(output.resolve(VerilatorBuild.OBJECTS))) {
            for (Path rule : rules.filter(SourceList::isOfTheDesign).toList()) {
                String text = Files.readString(rule).replace("\\\n", " ");
                names.addAll(List.of(text.substring(text.indexOf(':') + 1).strip().split("\\s+")));
            }
        }
        Files.write(output.resolve(FILE), lines(names));
    }

    static List<String> lines(Collection<String> names) {
        return names.stream()
                .filter(name -> name.startsWith("/") && !name.startsWith("/usr/"))
                .map(name -> name.replace(" ", "\\ "))
                .sorted()
                .distinct()
                .toList();
    }

    /// Its own C++.
    private static boolean isOfTheDesign(Path rule) {
        String name = rule.getFileName().toString();
        return name.endsWith(".d") && OURS.stream().noneMatch(name::startsWith);
    }
}
