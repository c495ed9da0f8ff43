package org.cocobean.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where a project of the usual form keeps what is watched.
///
/// @param project absolute, without symbolic links
record ProjectFolders(Path project) {

    private static final List<String> SOURCES = List.of("src/main/java", "src/test/java");

    /// Each folder in one of these is one of sources.
    private static final List<String> GENERATED =
            List.of("target/generated-sources", "target/generated-test-sources");

    private static final Set<String> BUILD_FILES =
            Set.of("pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle.kts");
    private static final Set<String> OUTPUTS = Set.of("target", "build", "node_modules");

    /// Files that editors leave for a moment, and those that no test reads.
    private static final Pattern NOISE =
            Pattern.compile("\\..*|.*~|.*\\.(swp|swx|tmp|bak|md|adoc)|4913|#.*#");

    /// Where Java sources lie, those that are there.
    List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>(there(SOURCES));
        for (Path folder : there(GENERATED)) {
            try (Stream<Path> inside = Files.list(folder)) {
                inside.filter(Files::isDirectory).sorted().forEach(found::add);
            }
        }
        return found;
    }

    private List<Path> there(List<String> folders) {
        return folders.stream().map(project::resolve).filter(Files::isDirectory).toList();
    }

    /// Where the classes go: not to Maven's own, whose state would not be right any more.
    Path classes() {
        return project.resolve("target/watch/classes");
    }

    /// All Java sources of the project.
    List<Path> javaFiles() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : sources()) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> isJava(file)).forEach(found::add);
            }
        }
        return found;
    }

    /// Tells whether a file is a Java source of the project.
    boolean isJava(Path file) {
        return file.toString().endsWith(".java")
                && !file.endsWith("module-info.java")
                && Stream.concat(SOURCES.stream(), GENERATED.stream())
                        .map(project::resolve)
                        .anyMatch(file::startsWith);
    }

    /// Tells whether the class path of the tests follows from a file.
    boolean isBuildFile(Path file) {
        return project.equals(file.getParent()) && BUILD_FILES.contains(name(file));
    }

    /// Tells whether a file is none that a test depends on.
    boolean isNoise(Path file) {
        return NOISE.matcher(name(file)).matches();
    }

    /// Tells whether a folder is to be watched with all in it.
    boolean isWatched(Path folder) {
        if (folder.equals(project)) {
            return true;
        }
        Path parent = folder.getParent();
        boolean generated =
                Stream.concat(Stream.of("target"), GENERATED.stream())
                        .map(project::resolve)
                        .anyMatch(folder::equals);
        boolean output =
                name(folder).startsWith(".")
                        || project.resolve("target").equals(parent)
                        || (project.equals(parent) && OUTPUTS.contains(name(folder)));
        return generated || !output;
    }

    /// A path as the user would write it.
    String shown(Path file) {
        return file.startsWith(project) ? project.relativize(file).toString() : file.toString();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
