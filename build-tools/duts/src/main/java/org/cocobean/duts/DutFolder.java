package org.cocobean.duts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A folder of sources among which generated ones lie.
final class DutFolder {

    private final Path folder;

    DutFolder(Path folder) {
        this.folder = folder;
    }

    /// Returns what would be done to have these files: `+ path` to write, `- path` to delete.
    List<String> differences(Map<Path, String> files) throws IOException {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
                differences.add("+ " + path);
            }
        }
        for (Path path : generated()) {
            if (!files.containsKey(folder.relativize(path))) {
                differences.add("- " + path);
            }
        }
        return differences;
    }

    /// Writes those that are not there or have changed, and deletes generated ones that are none of
    /// them.
    void write(Map<Path, String> files) throws IOException {
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (Files.exists(path) && Files.readString(path).equals(file.getValue())) {
                continue;
            }
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        for (Path path : generated()) {
            if (!files.containsKey(folder.relativize(path))) {
                Files.delete(path);
            }
        }
    }

    private List<Path> generated() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (Files.readString(path).startsWith(JavaFile.MARK)) {
                    found.add(path);
                }
            }
        }
        return found;
    }
}
