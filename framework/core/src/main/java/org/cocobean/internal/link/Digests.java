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

/// The digests of all files of a directory, in a file beside them.
final class Digests {

    private Digests() {}

    static void write(Path directory, String name) throws IOException {
        Files.write(directory.resolve(name), lines(directory, name));
    }

    /// Tells whether every file is there and as it was, and no other.
    static boolean hold(Path directory, String name) throws IOException {
        Path digests = directory.resolve(name);
        return Files.isRegularFile(digests)
                && Files.readAllLines(digests).equals(lines(directory, name));
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
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<String> lines = new ArrayList<>();
            for (Path file : files) {
                String hash = HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
                lines.add(hash + " " + directory.relativize(file));
            }
            return lines;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
