package org.cocobean.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How far one process of a run is. Each writes its own beside its outcomes now and then, and
/// whoever shows the progress of the run reads all of them.
///
/// @param passed how many tests passed so far
/// @param failed how many failed so far
/// @param skipped how many were skipped so far
/// @param expected how many tests it is going to run, as far as it knows; 0 if it does not
/// @param expectedMs how long those took the last time
/// @param knownMs how long those that have ended took the last time
/// @param doing what its threads are at
public record ProgressNote(
        long passed,
        long failed,
        long skipped,
        long expected,
        long expectedMs,
        long knownMs,
        List<Doing> doing) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String PREFIX = "progress-";
    private static final long SILENT_MS = 5_000;

    /// One thread's work: a test, or what it does for one.
    ///
    /// @param what in words, such as `builds counter (verilator), step 2 of 3: make`
    /// @param isTest whether it is a test
    public record Doing(String what, boolean isTest, long sinceMillis) {}

    /// Takes a copy.
    public ProgressNote {
        doing = List.copyOf(doing);
    }

    /// Replaces what this process wrote into the directory of its worker before.
    public void write(Path directory) throws IOException {
        String name = PREFIX + ProcessHandle.current().pid();
        Path whole = directory.resolve("." + name);
        Files.writeString(whole, json());
        Files.move(
                whole,
                directory.resolve(name + ".jsonl"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    private String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setRootValueSeparator(null);
            json.writeStartObject();
            json.writeNumberField("passed", passed);
            json.writeNumberField("failed", failed);
            json.writeNumberField("skipped", skipped);
            json.writeNumberField("expected", expected);
            json.writeNumberField("expectedMs", expectedMs);
            json.writeNumberField("knownMs", knownMs);
            json.writeEndObject();
            json.writeRaw('\n');
            for (Doing each : doing) {
                json.writeStartObject();
                json.writeStringField("what", each.what);
                json.writeStringField("isTest", Boolean.toString(each.isTest));
                json.writeNumberField("since", each.sinceMillis);
                json.writeEndObject();
                json.writeRaw('\n');
            }
        }
        return text.toString();
    }

    /// Reads those of all processes of a run, by worker; of one that is silent, as a killed one is,
    /// only what it has done counts.
    public static Map<String, List<ProgressNote>> of(Path run) throws IOException {
        Map<String, List<ProgressNote>> notes = new java.util.TreeMap<>();
        try (Stream<Path> workers = Files.list(run)) {
            for (Path worker : workers.filter(Files::isDirectory).toList()) {
                for (Path file : OutcomeLog.files(worker, PREFIX)) {
                    read(file)
                            .ifPresent(note ->
                                    notes.computeIfAbsent(
                                                    String.valueOf(worker.getFileName()),
                                                    name -> new ArrayList<>())
                                            .add(note));
                }
            }
        }
        return notes;
    }

    private static Optional<ProgressNote> read(Path file) throws IOException {
        List<Map<String, String>> lines = JsonLines.read(file);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        boolean silent =
                System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis() > SILENT_MS;
        List<Doing> doing = new ArrayList<>();
        for (Map<String, String> line : lines.subList(1, silent ? 1 : lines.size())) {
            doing.add(
                    new Doing(
                            line.getOrDefault("what", ""),
                            Boolean.parseBoolean(line.get("isTest")),
                            number(line, "since")));
        }
        Map<String, String> counts = lines.getFirst();
        return Optional.of(
                new ProgressNote(
                        number(counts, "passed"),
                        number(counts, "failed"),
                        number(counts, "skipped"),
                        number(counts, "expected"),
                        number(counts, "expectedMs"),
                        number(counts, "knownMs"),
                        doing));
    }

    private static long number(Map<String, String> line, String name) {
        return Long.parseLong(line.getOrDefault(name, "0"));
    }
}
