package org.cocobean.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cocobean.report.TestOutcome.Artefacts;
import org.cocobean.report.TestOutcome.Failure;
import org.cocobean.report.TestOutcome.Setup;
import org.cocobean.report.TestOutcome.Status;
import org.cocobean.report.TestOutcome.Test;
import org.cocobean.report.TestOutcome.Times;
import org.cocobean.report.TestOutcome.Values;

/// An outcome as one line of JSON, and back. Fields without a value are left out.
final class OutcomeJson {

    /// Raised when a reader of the version before would misread a line.
    static final int VERSION = 1;

    private static final String RETRACTED = "retracted";
    private static final String REPLACED = "replaced";
    private static final String SEPARATOR = ",";
    private static final JsonFactory JSON = new JsonFactory();
    private static final double MICROS = 1000;

    private OutcomeJson() {}

    static String line(TestOutcome outcome) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            fields(json, outcome);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return text.append('\n').toString();
    }

    /// A line that takes back the last outcome of a test before it.
    static String retraction(Test test) {
        return line(RETRACTED, test, "");
    }

    /// A line that takes back what other workers have recorded of a test.
    static String replacement(Test test, List<String> workers) {
        return line(REPLACED, test, String.join(SEPARATOR, workers));
    }

    private static String line(String what, Test test, String workers) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            put(json, what, test.title());
            put(json, "of", workers);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return text.append('\n').toString();
    }

    /// The test of which the line takes back what others have recorded, if it is such a line.
    static Optional<String> replaced(Map<String, String> line) {
        return Optional.ofNullable(line.get(REPLACED));
    }

    /// The workers whose outcomes a line takes back.
    static List<String> workers(Map<String, String> line) {
        return List.of(text(line, "of").split(SEPARATOR, -1));
    }

    /// The test whose last outcome the line takes back, if it is such a line.
    static Optional<String> retracted(Map<String, String> line) {
        return Optional.ofNullable(line.get(RETRACTED));
    }

    /// Writes the fields into an object that is open.
    static void fields(JsonGenerator json, TestOutcome outcome) throws IOException {
        Test test = outcome.test();
        put(json, "test", test.title());
        put(json, "name", test.name());
        put(json, "suite", test.suite());
        put(json, "class", test.type());
        put(json, "method", test.method());
        put(json, "simulator", test.simulator());
        put(json, "invocation", test.invocation());
        put(json, "status", outcome.status().word());
        put(json, "reason", outcome.reason());
        if (outcome.failure().isPresent()) {
            Failure failure = outcome.failure().get();
            put(json, "exception", failure.type());
            put(json, "message", failure.message());
            put(json, "hdl", failure.hdlPlace());
            put(json, "java", failure.javaPlace());
            if (failure.values().isPresent()) {
                json.writeStringField("expected", failure.values().get().expected());
                json.writeStringField("actual", failure.values().get().actual());
            }
        }
        put(json, "design", outcome.setup().design());
        put(json, "seed", outcome.setup().seed());
        put(json, "simulatedTime", outcome.setup().simulatedTime());
        put(json, "directory", outcome.artefacts().directory());
        put(json, "log", outcome.artefacts().log());
        put(json, "waves", outcome.artefacts().waves());
        put(json, "worker", outcome.worker());
        json.writeNumberField("endMillis", outcome.endMillis());
        put(json, "ms", outcome.times().took());
        put(json, "waitedMs", outcome.times().waited());
        put(json, "builtMs", outcome.times().built());
    }

    private static void put(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private static void put(JsonGenerator json, String name, Optional<Path> file)
            throws IOException {
        put(json, name, file.map(Path::toString).orElse(""));
    }

    private static void put(JsonGenerator json, String name, Duration time) throws IOException {
        if (!time.isZero()) {
            json.writeNumberField(name, Math.round(time.toNanos() / MICROS) / MICROS);
        }
    }

    static TestOutcome of(Map<String, String> line) throws IOException {
        String version = line.getOrDefault("version", "none");
        if (!version.equals(Integer.toString(VERSION))) {
            throw new IOException(
                    "an outcome of version %s, but this is a reader of version %d: use the Cocobean that wrote it"
                            .formatted(version, VERSION));
        }
        return new TestOutcome(
                new Test(
                        text(line, "suite"),
                        text(line, "class"),
                        text(line, "method"),
                        text(line, "name"),
                        text(line, "simulator"),
                        text(line, "invocation")),
                Status.valueOf(text(line, "status").toUpperCase(Locale.ROOT)),
                text(line, "reason"),
                line.containsKey("exception")
                        ? Optional.of(
                                new Failure(
                                        text(line, "exception"),
                                        text(line, "message"),
                                        text(line, "hdl"),
                                        text(line, "java"),
                                        values(line)))
                        : Optional.empty(),
                new Setup(text(line, "design"), text(line, "seed"), text(line, "simulatedTime")),
                new Artefacts(file(line, "directory"), file(line, "log"), file(line, "waves")),
                text(line, "worker"),
                Long.parseLong(line.getOrDefault("endMillis", "0")),
                new Times(time(line, "ms"), time(line, "waitedMs"), time(line, "builtMs")));
    }

    private static Optional<Values> values(Map<String, String> line) {
        return line.containsKey("expected") && line.containsKey("actual")
                ? Optional.of(new Values(text(line, "expected"), text(line, "actual")))
                : Optional.empty();
    }

    private static String text(Map<String, String> line, String name) {
        return line.getOrDefault(name, "");
    }

    private static Optional<Path> file(Map<String, String> line, String name) {
        return Optional.ofNullable(line.get(name)).map(Path::of);
    }

    private static Duration time(Map<String, String> line, String name) {
        double millis = Double.parseDouble(line.getOrDefault(name, "0"));
        return Duration.ofNanos(Math.round(millis * MICROS * MICROS));
    }
}
