package org.cocobean.duts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// All files of one Java package: the modules of its designs, their enums and records.
final class PackageFiles {

    private final String javaPackage;
    private final Path project;
    private final Map<String, List<ScopeFacts>> modules = new TreeMap<>();
    private final Set<Path> sources = new HashSet<>();

    PackageFiles(String javaPackage, Path project) {
        this.javaPackage = javaPackage;
        this.project = project;
    }

    /// Adds an elaborated design, once for each simulator and set of parameters.
    void add(ScopeFacts scope, List<Path> files) {
        sources.addAll(files);
        collect(scope);
    }

    private void collect(ScopeFacts scope) {
        scope.module()
                .ifPresent(module ->
                        modules.computeIfAbsent(module, ignored -> new ArrayList<>()).add(scope));
        scope.scopes().forEach(this::collect);
    }

    /// Returns the files by their paths.
    Map<Path, String> write() throws IOException {
        Map<String, String> interfaces = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (String module : modules.keySet()) {
            String unused = JavaName.type(module) + "Dut";
            while (!taken.add(unused)) {
                unused += "_";
            }
            interfaces.put(module, unused);
        }
        UnaryOperator<String> name = module -> Objects.requireNonNull(interfaces.get(module));
        TypeFiles types = new TypeFiles(taken);
        HdlText text = new HdlText(sources.stream().sorted().toList());
        Map<String, JavaFile> files = new TreeMap<>();
        modules.forEach((module, instances) ->
                files.put(
                        name.apply(module),
                        new ModuleFile(text, project, types, name).write(module, instances)));
        files.putAll(types.files());
        Map<Path, String> written = new TreeMap<>();
        Path folder = Path.of(javaPackage.replace('.', '/'));
        files.forEach((type, file) ->
                written.put(folder.resolve(type + ".java"), file.text(javaPackage)));
        return written;
    }
}
