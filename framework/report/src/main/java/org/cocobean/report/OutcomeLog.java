package org.cocobean.report;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Append the outcomes of one process to a file of its own, which can be read meanwhile and holds
/// all that ended even when the process is killed.
public final class OutcomeLog {

    private static final String PREFIX = "outcomes-";
    private static final String SUFFIX = ".jsonl";

    private final Path file;

    /// Write into the directory of a worker; nothing is made before the first outcome.
    public OutcomeLog(Path directory) {
        ProcessHandle me = ProcessHandle.current();
        String started =
                me.info()
                        .startInstant()
                        .map(at -> Long.toString(at.toEpochMilli(), 36))
                        .orElse("0");
        this.file = directory.resolve(PREFIX + me.pid() + "-" + started + SUFFIX);
    }

    /// Append one outcome; from any thread, an interrupted one too.
    ///
    /// @throws UncheckedIOException when it cannot be written
    public void append(TestOutcome outcome) {
        write(OutcomeJson.line(outcome));
    }

    /// Take back the last outcome of a test, since another process's counts.
    ///
    /// @throws UncheckedIOException when it cannot be written
    public void retract(TestOutcome.Test test) {
        write(OutcomeJson.retraction(test));
    }

    private synchronized void write(String text) {
        byte[] line = text.getBytes(StandardCharsets.UTF_8);
        try (var out = new FileOutputStream(file.toFile(), true)) { // no channel to interrupt
            out.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }

    /// Read the outcomes of all processes of one worker, in the order in which each wrote them.
    public static List<TestOutcome> read(Path directory) throws IOException {
        List<TestOutcome> outcomes = new ArrayList<>();
        for (Path file : files(directory, PREFIX)) {
            List<TestOutcome> here = new ArrayList<>();
            for (var line : JsonLines.read(file)) {
                try {
                    Optional<String> retracted = OutcomeJson.retracted(line);
                    if (retracted.isPresent()) {
                        removeLast(here, retracted.get());
                    } else {
                        here.add(OutcomeJson.of(line));
                    }
                } catch (IOException e) {
                    throw new IOException(file + ": " + e.getMessage(), e);
                }
            }
            outcomes.addAll(here);
        }
        return outcomes;
    }

    private static void removeLast(List<TestOutcome> outcomes, String title) {
        for (int i = outcomes.size() - 1; i >= 0; i--) {
            if (outcomes.get(i).test().title().equals(title)) {
                outcomes.remove(i);
                return;
            }
        }
    }

    /// The files of JSON lines with such names, in order.
    static List<Path> files(Path directory, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            file -> {
                                String name = String.valueOf(file.getFileName());
                                return name.startsWith(prefix) && name.endsWith(SUFFIX);
                            })
                    .sorted()
                    .toList();
        }
    }
}
