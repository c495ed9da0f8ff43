package org.cocobean.internal.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.cocobean.internal.session.TrustedPlace;

/// The digests of all files of a directory, in a file beside them.
final class Digests {

    private Digests() {}

    static void write(Path directory, String name) throws IOException {
        Files.write(directory.resolve(name), lines(directory, name));
    }

    /// Tells whether every file is there and as it was, and no stranger can write it. What others
    /// have put beside them since, as builds of Verilator do with its compiled runtime, is not its
    /// affair.
    ///
    /// @param shared whether the group of the files is trusted
    static boolean hold(Path directory, String name, boolean shared) throws IOException {
        Path digests = directory.resolve(name);
        if (!Files.isRegularFile(digests)
                || TrustedPlace.isOpen(digests, shared)
                || TrustedPlace.isOpen(directory, shared)) {
            return false;
        }
        List<String> lines = Files.readAllLines(digests);
        for (String line : lines) {
            Path file = directory.resolve(line.substring(line.indexOf(' ') + 1));
            if (!Files.isRegularFile(file)
                    || TrustedPlace.isOpen(file, shared)
                    || TrustedPlace.isOpen(file.resolveSibling(""), shared)
                    || !line.equals(line(directory, file))) {
                return false;
            }
        }
        return !lines.isEmpty();
    }

    private static List<String> lines(Path directory, String name) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files =
                    all.filter(Files::isRegularFile)
                            .filter(file -> !file.equals(directory.resolve(name)))
                            .sorted()
                            .toList();
        }
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            lines.add(line(directory, file));
        }
        return lines;
    }

    private static String line(Path directory, Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest) + " " + directory.relativize(file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
