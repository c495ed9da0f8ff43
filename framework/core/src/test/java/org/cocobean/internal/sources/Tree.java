package org.cocobean.internal.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.sim.SourceSet;

/// Files of a test.
record Tree(Path root) {

    /// Writes a text and the directories above it.
    Path write(String name, String text) {
        Path path = root.resolve(name);
        try {
            Files.createDirectories(path.resolveSibling(""));
            return Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns a set's sources relative to the tree.
    List<String> names(SourceSet set) {
        return set.sources().stream().map(source -> source.replace(root + "/", "")).toList();
    }

    /// Returns a set's include directories relative to the tree.
    List<String> directories(SourceSet set) {
        return set.includeDirectories().stream()
                .map(directory -> root.relativize(Path.of(directory)).toString())
                .toList();
    }
}
