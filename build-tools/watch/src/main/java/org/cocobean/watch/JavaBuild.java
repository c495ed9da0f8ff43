package org.cocobean.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// The Java sources of a project, compiled in this JVM: after an edit only what was edited, and
/// what uses it where that looks different from outside.
///
/// Sources that could not be compiled are compiled again with the next edit.
final class JavaBuild {

    private static final List<String> OPTIONS =
            List.of("-parameters", "-g", "-nowarn", "-implicit:none", "-encoding", "UTF-8");

    private final ProjectFolders folders;
    private final JavaCompiler compiler;
    private final StandardJavaFileManager files;
    private final Set<Path> due = new HashSet<>();
    private List<Path> roots = List.of();
    private ClassGraph graph = ClassGraph.EMPTY;

    /// Sets up a compiler with what is on the class path of the project.
    ///
    /// @throws IllegalStateException when this Java has no compiler
    JavaBuild(ProjectFolders folders, List<Path> libraries) throws IOException {
        this.folders = folders;
        JavaCompiler found = ToolProvider.getSystemJavaCompiler();
        if (found == null) {
            throw new IllegalStateException(
                    "this Java has no compiler: set JAVA_HOME to a JDK, not a JRE");
        }
        this.compiler = found;
        this.files = found.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        Path classes = folders.classes();
        if (Files.isDirectory(classes)) {
            Folders.delete(classes);
        }
        Files.createDirectories(classes);
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(libraries);
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, path);
        files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
        due.addAll(folders.javaFiles());
    }

    /// How a compilation ended.
    ///
    /// @param errors with file and line; empty when all is well
    /// @param changed the classes that are not what they were, with slashes
    record Result(List<String> errors, Set<String> changed) {}

    /// The classes as they were last compiled without an error.
    ClassGraph graph() {
        return graph;
    }

    /// Compiles what was not yet, and sources that were edited, added or deleted.
    Result compile(Collection<Path> edited) throws IOException {
        due.addAll(edited);
        roots = folders.sources();
        Set<String> gone = new HashSet<>();
        for (Path file : due) {
            if (!Files.exists(file)) {
                gone.add(sourceName(file));
            }
        }
        due.removeIf(file -> !Files.exists(file));
        if (due.isEmpty() && gone.isEmpty()) {
            return new Result(List.of(), Set.of());
        }
        ClassGraph before = graph;
        List<String> errors = compileDue(before, gone);
        ClassGraph after = errors.isEmpty() ? read(before) : before;
        if (errors.isEmpty()) {
            Set<Path> users = usersOfWhatLooksDifferent(before, after);
            users.removeAll(due);
            if (!users.isEmpty()) {
                due.addAll(users);
                errors = compileDue(before, gone);
                after = errors.isEmpty() ? read(before) : before;
            }
        }
        if (!errors.isEmpty()) {
            return new Result(errors, Set.of());
        }
        due.clear();
        graph = after;
        return new Result(List.of(), ClassGraph.differing(before, after, ClassFacts::digest));
    }

    /// A constant may have been copied into anything.
    private Set<Path> usersOfWhatLooksDifferent(ClassGraph before, ClassGraph after)
            throws IOException {
        List<Path> all = folders.javaFiles();
        if (ClassGraph.differing(before, after, ClassFacts::constants).stream()
                .anyMatch(before.classes()::containsKey)) {
            return new HashSet<>(all);
        }
        Set<String> different = ClassGraph.differing(before, after, ClassFacts::api);
        Set<String> users = before.sourcesOf(before.withDependents(different));
        Set<Path> found = new HashSet<>();
        for (Path file : all) {
            if (users.contains(sourceName(file))) {
                found.add(file);
            }
        }
        return found;
    }

    private List<String> compileDue(ClassGraph before, Set<String> gone) throws IOException {
        Set<String> sources = new HashSet<>(gone);
        due.forEach(file -> sources.add(sourceName(file)));
        for (ClassFacts type : before.classes().values()) {
            if (sources.contains(type.source())) {
                Files.deleteIfExists(folders.classes().resolve(type.name() + ".class"));
            }
        }
        if (due.isEmpty()) {
            return List.of();
        }
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        boolean good =
                compiler.getTask(
                                null,
                                files,
                                said,
                                OPTIONS,
                                null,
                                files.getJavaFileObjectsFromPaths(due))
                        .call();
        return good
                ? List.of()
                : said.getDiagnostics().stream()
                        .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                        .map(this::text)
                        .toList();
    }

    private String text(Diagnostic<? extends JavaFileObject> error) {
        JavaFileObject source = error.getSource();
        String message = error.getMessage(Locale.ROOT);
        return source == null
                ? message
                : "%s:%d: %s"
                        .formatted(
                                folders.shown(Path.of(source.toUri())),
                                error.getLineNumber(),
                                message);
    }

    /// Reads the class files that may have changed; of the others the facts are known.
    private ClassGraph read(ClassGraph before) throws IOException {
        Set<String> compiled = new HashSet<>();
        due.forEach(file -> compiled.add(sourceName(file)));
        Map<String, ClassFacts> classes = new HashMap<>();
        Path root = folders.classes();
        try (Stream<Path> found = Files.walk(root)) {
            found.filter(file -> file.toString().endsWith(".class"))
                    .forEach(file -> {
                        String path = root.relativize(file).toString();
                        String name = path.substring(0, path.length() - ".class".length());
                        ClassFacts known = before.classes().get(name);
                        classes.put(
                                name,
                                known != null && !compiled.contains(known.source())
                                        ? known
                                        : facts(file));
                    });
        }
        return new ClassGraph(classes);
    }

    private static ClassFacts facts(Path file) {
        try {
            return ClassFacts.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// A source as class files name it: with its package.
    private String sourceName(Path file) {
        for (Path folder : roots) {
            if (file.startsWith(folder)) {
                return folder.relativize(file).toString();
            }
        }
        return file.toString();
    }
}
