package org.cocobean.report;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Append the outcomes of one process to a file of its own, which can be read meanwhile and holds
/// all that ended even when the process is killed.
public final class OutcomeLog {

    private static final String PREFIX = "outcomes-";
    private static final String SUFFIX = ".jsonl";

    private final Path file;

    /// Writes into the directory of a worker; nothing is made before the first outcome.
    public OutcomeLog(Path directory) {
        ProcessHandle me = ProcessHandle.current();
        String started =
                me.info()
                        .startInstant()
                        .map(at -> Long.toString(at.toEpochMilli(), 36))
                        .orElse("0");
        this.file = directory.resolve(PREFIX + me.pid() + "-" + started + SUFFIX);
    }

    /// Appends one outcome; from any thread, an interrupted one too.
    ///
    /// @throws UncheckedIOException when it cannot be written
    public void append(TestOutcome outcome) {
        write(OutcomeJson.line(outcome));
    }

    /// Takes back the last outcome of a test, since another process's counts.
    ///
    /// @throws UncheckedIOException when it cannot be written
    public void retract(TestOutcome.Test test) {
        write(OutcomeJson.retraction(test));
    }

    /// Takes back what other workers have recorded of a test that this process has run again: they
    /// were gone before it was known that they had come to its end.
    ///
    /// @throws UncheckedIOException when it cannot be written
    public void replace(TestOutcome.Test test, List<String> workers) {
        write(OutcomeJson.replacement(test, workers));
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

    /// Reads the outcomes of all processes of one worker, in the order in which each wrote them.
    public static List<TestOutcome> read(Path directory) throws IOException {
        return effective(written(directory));
    }

    /// What one process has written.
    ///
    /// @param replaced what it takes back of others
    record Written(List<TestOutcome> outcomes, List<Replaced> replaced) {

        boolean replaces(TestOutcome outcome) {
            return replaced.contains(new Replaced(outcome.test().title(), outcome.worker()));
        }
    }

    /// An outcome that a worker had recorded and that counts no more.
    record Replaced(String title, String worker) {}

    /// What all processes of one worker have written.
    static List<Written> written(Path directory) throws IOException {
        List<Written> written = new ArrayList<>();
        for (Path file : files(directory, PREFIX)) {
            Written here = new Written(new ArrayList<>(), new ArrayList<>());
            for (var line : JsonLines.read(file)) {
                try {
                    add(line, here);
                } catch (IOException e) {
                    throw new IOException(file + ": " + e.getMessage(), e);
                }
            }
            written.add(here);
        }
        return written;
    }

    private static void add(Map<String, String> line, Written written) throws IOException {
        Optional<String> retracted = OutcomeJson.retracted(line);
        Optional<String> replaced = OutcomeJson.replaced(line);
        if (retracted.isPresent()) {
            removeLast(written.outcomes, retracted.get());
        } else if (replaced.isPresent()) {
            OutcomeJson.workers(line)
                    .forEach(worker -> written.replaced.add(new Replaced(replaced.get(), worker)));
        } else {
            written.outcomes.add(OutcomeJson.of(line));
        }
    }

    /// The outcomes that no other process takes back.
    static List<TestOutcome> effective(List<Written> all) {
        List<Written> replacing =
                all.stream().filter(written -> !written.replaced.isEmpty()).toList();
        return all.stream()
                .flatMap(written ->
                        written.outcomes.stream()
                                .filter(outcome ->
                                        replacing.stream()
                                                .noneMatch(other ->
                                                        other != written
                                                                && other.replaces(outcome))))
                .toList();
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
