package org.cocobean.internal.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.settings.Settings;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.Source;

/// Finds the files that a design names.
final class DesignFiles {

    private DesignFiles() {}

    /// Returns the design with its file lists read and all paths absolute.
    ///
    /// @throws IllegalArgumentException naming the file or directory that does not exist
    static HdlDesign absolute(HdlDesign design, Settings settings) {
        HdlDesign listed = FileLists.expand(design, settings);
        Path project = settings.projectDirectory();
        List<String> sources =
                listed.sources().stream().map(source -> source(source, design, project)).toList();
        List<String> directories =
                listed.includeDirectories().stream()
                        .map(name -> includeDirectory(name, design, project))
                        .toList();
        return listed.withFiles(sources, directories, listed.defines());
    }

    private static String source(String text, HdlDesign design, Path project) {
        Source source = Source.of(text);
        Path path = project.resolve(source.path()).normalize();
        if (!Files.isRegularFile(path)) {
            throw missing("source", text, design, path);
        }
        return source.at(path.toString()).text();
    }

    private static String includeDirectory(String name, HdlDesign design, Path project) {
        Path path = project.resolve(name).normalize();
        if (!Files.isDirectory(path)) {
            throw missing("include directory", name, design, path);
        }
        return path.toString();
    }

    private static IllegalArgumentException missing(
            String what, String asGiven, HdlDesign design, Path path) {
        return new IllegalArgumentException(
                "the "
                        + what
                        + " '"
                        + asGiven
                        + "' of design '"
                        + design.top()
                        + "' does not exist: looked for "
                        + path
                        + " (relative paths start at the project directory)");
    }
}
