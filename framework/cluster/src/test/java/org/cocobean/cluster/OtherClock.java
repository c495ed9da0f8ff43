package org.cocobean.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/// Put the clock of a process ahead, by a library that is loaded before all others.
///
/// It is ours since libfaketime 0.9.10 slows a JVM ten times: each look at the clock takes a
/// semaphore, also that at the one which measures.
final class OtherClock {

    private static final Path SOURCE = Path.of("src/test/lab/clock.c").toAbsolutePath();
    private static final Path LIBRARY = Path.of("target/lab/clock.so").toAbsolutePath();

    private OtherClock() {}

    /// What the environment of such a process holds.
    static Map<String, String> environment(int secondsAhead) throws IOException {
        compile();
        return Map.of(
                "LD_PRELOAD", LIBRARY.toString(), "CLOCK_AHEAD", Integer.toString(secondsAhead));
    }

    private static synchronized void compile() throws IOException {
        if (Files.exists(LIBRARY)
                && Files.getLastModifiedTime(LIBRARY).compareTo(Files.getLastModifiedTime(SOURCE))
                        > 0) {
            return;
        }
        Path folder = Files.createDirectories(LIBRARY.resolveSibling(""));
        Path made = Files.createTempFile(folder, "clock", ".so");
        Process compiler =
                new ProcessBuilder(
                                List.of(
                                        "cc",
                                        "-Wall",
                                        "-Wextra",
                                        "-Werror",
                                        "-shared",
                                        "-fPIC",
                                        "-o",
                                        made.toString(),
                                        SOURCE.toString()))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (compiler.waitFor() != 0) {
                throw new IOException("the clock of other hosts cannot be compiled: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        Files.move(made, LIBRARY, StandardCopyOption.ATOMIC_MOVE);
    }
}
