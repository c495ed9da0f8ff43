package org.cocobean.internal.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cocobean.sim.SourceSet;

/// Reads `Bender.yml` and those of the packages that it depends on, which come first.
///
/// ```
/// dependencies: {axi: {path: ../axi}, cells: {git: ..., version: 1.2}}
/// export_include_dirs: [include]
/// sources:
///   - a.sv
///   - {target: any(test, simulation), include_dirs: [inc], defines: {X: ~}, files: [b.sv]}
/// ```
///
/// A package that is no path lies where `bender checkout` has put it. The target `simulation` is
/// always on; each target is the macro `TARGET_NAME`, too.
final class BenderFile {

    private static final String SIMULATION = "simulation";

    private final Set<String> targets;
    private final Consumer<Path> reader;
    private final Path root;
    private final Set<Path> packages = new HashSet<>();
    private final Set<String> exported = new LinkedHashSet<>();
    private final List<SourceSet> sets = new ArrayList<>();

    private BenderFile(Path root, Set<String> targets, Consumer<Path> reader) {
        this.root = root;
        this.targets = targets;
        this.reader = reader;
    }

    static ListedSources read(Path list, List<String> named, Consumer<Path> reader) {
        Set<String> targets = new TreeSet<>(named);
        targets.add(SIMULATION);
        BenderFile file = new BenderFile(directory(list), targets, reader);
        file.readPackage(list);
        Map<String, String> defines = new LinkedHashMap<>();
        targets.forEach(name -> defines.put("TARGET_" + name.toUpperCase(Locale.ROOT), ""));
        List<SourceSet> all =
                file.sets.stream()
                        .map(set -> set.defining(joined(defines, set.defines())))
                        .toList();
        return new ListedSources(all, Map.of(), Map.of(), List.of(), "");
    }

    private static Map<String, String> joined(Map<String, String> one, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(one);
        all.putAll(more);
        return all;
    }

    private static Path directory(Path file) {
        return file.toAbsolutePath().normalize().resolveSibling("").normalize();
    }

    private void readPackage(Path list) {
        if (!packages.add(list.toAbsolutePath().normalize())) {
            return;
        }
        reader.accept(list);
        YamlValue file = YamlValue.read(list);
        Path base = directory(list);
        file.find("dependencies")
                .filter(YamlValue::isMapping)
                .ifPresent(dependencies ->
                        dependencies
                                .entries()
                                .forEach((name, value) -> readPackage(found(name, value, base))));
        for (YamlValue directory : file.list("export_include_dirs")) {
            exported.add(base.resolve(directory.text()).normalize().toString());
        }
        SourceSet plain = SourceSet.of().searching(List.copyOf(exported));
        for (YamlValue source : file.list("sources")) {
            add(source, plain, base);
        }
    }

    private Path found(String name, YamlValue dependency, Path base) {
        Optional<String> path =
                dependency.isMapping()
                        ? dependency.find("path").map(YamlValue::text)
                        : Optional.empty();
        List<Path> places =
                path.isPresent() ? List.of(base.resolve(path.get()).normalize()) : checkedOut(name);
        return places.stream()
                .map(place -> place.resolve("Bender.yml"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() ->
                        dependency.wrong(
                                "the package '%s' is not there: looked for %s; 'bender checkout' fetches it"
                                        .formatted(
                                                name,
                                                places.isEmpty()
                                                        ? root.resolve(
                                                                ".bender/git/checkouts/"
                                                                        + name
                                                                        + "-*")
                                                        : places.getFirst()
                                                                .resolve("Bender.yml"))));
    }

    private List<Path> checkedOut(String name) {
        Path checkouts = root.resolve(".bender/git/checkouts");
        List<Path> places = new ArrayList<>(List.of(root.resolve("deps").resolve(name)));
        if (Files.isDirectory(checkouts)) {
            try (Stream<Path> all = Files.list(checkouts)) {
                all.filter(place -> place.getFileName().toString().matches(name + "-[0-9a-f]+"))
                        .sorted()
                        .forEach(places::add);
            } catch (IOException e) {
                throw new IllegalArgumentException(checkouts + " cannot be read: " + e, e);
            }
        }
        return places;
    }

    private void add(YamlValue source, SourceSet around, Path base) {
        if (!source.isMapping()) {
            String path = base.resolve(source.text()).normalize().toString();
            append(around.having(List.of(path)));
            return;
        }
        if (source.find("target").map(target -> !isOn(target)).orElse(false)) {
            return;
        }
        List<String> directories = new ArrayList<>();
        for (YamlValue directory : source.list("include_dirs")) {
            directories.add(base.resolve(directory.text()).normalize().toString());
        }
        directories.addAll(around.includeDirectories());
        Map<String, String> defines = new LinkedHashMap<>(around.defines());
        source.find("defines")
                .ifPresent(all ->
                        all.entries().forEach((name, value) -> defines.put(name, value.text())));
        SourceSet inner = around.searching(directories).defining(defines);
        if (source.find("files").isEmpty()) {
            throw source.wrong(
                    "a group of sources has files, and may have target, include_dirs and defines");
        }
        source.list("files").forEach(file -> add(file, inner, base));
    }

    private void append(SourceSet one) {
        if (!sets.isEmpty() && sets.getLast().having(one.sources()).equals(one)) {
            SourceSet last = sets.removeLast();
            sets.add(last.withSources(one.sources().toArray(String[]::new)));
        } else {
            sets.add(one);
        }
    }

    private boolean isOn(YamlValue target) {
        String text = target.text().replaceAll("\\s+", "");
        try {
            return new TargetExpression(text, targets).isOn();
        } catch (IllegalArgumentException e) {
            throw target.wrong(String.valueOf(e.getMessage()));
        }
    }
}
