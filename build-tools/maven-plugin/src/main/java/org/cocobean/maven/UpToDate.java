package org.cocobean.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Whether what was generated is still right: a file lists what it depends on, and bears the time
/// at which that began to be read.
///
/// @param record the list; its first line is what was asked for
/// @param out where the generated files are
/// @param tests folders of sources, of which those count that name a design
/// @param arguments what is asked for
record UpToDate(Path record, Path out, List<Path> tests, List<String> arguments) {

    UpToDate {
        tests = List.copyOf(tests);
        arguments = List.copyOf(arguments);
    }

    /// Tells whether nothing has to be done.
    boolean isSo() throws IOException {
        if (!Files.exists(record) || !Files.isDirectory(out)) {
            return false;
        }
        FileTime then = Files.getLastModifiedTime(record);
        List<String> lines = Files.readAllLines(record);
        if (lines.isEmpty() || !lines.getFirst().equals(asked())) {
            return false;
        }
        for (String line : lines.subList(1, lines.size())) {
            Path input = Path.of(line);
            if (!isOlder(input, then) || !isOlder(input.resolveSibling(""), then)) {
                return false;
            }
        }
        for (Path test : testsWithDesigns()) {
            if (!isOlder(test, then)) {
                return false;
            }
        }
        return true;
    }

    /// Begins anew.
    ///
    /// @return where to list what is read
    Path begin() throws IOException {
        Files.createDirectories(record.resolveSibling(""));
        Files.writeString(started(), "");
        Files.setLastModifiedTime(started(), FileTime.from(Instant.now()));
        return read();
    }

    /// Keeps what was read.
    void end() throws IOException {
        List<String> lines = new ArrayList<>(List.of(asked()));
        if (Files.exists(read())) {
            lines.addAll(Files.readAllLines(read()));
        }
        testsWithDesigns().forEach(test -> lines.add(test.toString()));
        Files.write(record, lines);
        Files.setLastModifiedTime(record, Files.getLastModifiedTime(started()));
        Files.deleteIfExists(read());
        Files.delete(started());
    }

    private String asked() {
        return String.join(" ", arguments);
    }

    private Path started() {
        return record.resolveSibling(record.getFileName() + ".started");
    }

    private Path read() {
        return record.resolveSibling(record.getFileName() + ".read");
    }

    private static boolean isOlder(Path file, FileTime then) throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(then) < 0;
    }

    private List<Path> testsWithDesigns() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : tests) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                        if (Files.readString(file).contains("@Design")) {
                            found.add(file);
                        }
                    }
                }
            }
        }
        return found;
    }
}
