package org.cocobean.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.cocobean.report.TestOutcome.Status;
import org.cocobean.waves.WaveCycles;
import org.cocobean.waves.WaveLane;

/// `failures.json`: the failures of a run for a program; its schema is in `docs/report.md`.
final class FailuresJson {

    /// Raised when a field changes its meaning or goes.
    static final int VERSION = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private FailuresJson() {}

    static String write(Results results, List<FailureStory> failures) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            for (Status status : Status.values()) {
                json.writeNumberField(status.word(), results.count(status));
            }
            json.writeArrayFieldStart("failures");
            for (FailureStory story : failures) {
                failure(json, story);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return text.append('\n').toString();
    }

    /// Writes one as an object.
    static void failure(JsonGenerator json, FailureStory story) throws IOException {
        json.writeStartObject();
        OutcomeJson.fields(json, story.outcome());
        json.writeStringField("group", story.group());
        json.writeStringField("command", story.command());
        if (story.page().isPresent()) {
            explained(json, story.page().get());
        }
        if (!story.diff().isEmpty()) {
            strings(json, "diff", story.diff());
        }
        json.writeArrayFieldStart("hdlSource");
        for (FailureStory.SourceLine line : story.hdlSource()) {
            json.writeStartObject();
            json.writeNumberField("line", line.number());
            json.writeStringField("text", line.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (story.lastCycles().isPresent()) {
            cycles(json, story.lastCycles().get());
        }
        if (!story.transactions().isEmpty()) {
            json.writeArrayFieldStart("transactions");
            for (LaneEntry entry : story.transactions()) {
                json.writeStartObject();
                entry.write(json);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        strings(json, "lastLogLines", story.logTail());
        json.writeEndObject();
    }

    private static void explained(JsonGenerator json, FailurePage page) throws IOException {
        json.writeObjectFieldStart("explained");
        json.writeStringField("title", page.title());
        json.writeStringField("link", page.link());
        strings(json, "advice", page.advice());
        json.writeEndObject();
    }

    private static void cycles(JsonGenerator json, WaveCycles cycles) throws IOException {
        json.writeObjectFieldStart("cycles");
        json.writeStringField("clock", cycles.clock());
        strings(json, "times", cycles.times());
        json.writeArrayFieldStart("signals");
        for (WaveCycles.Row row : cycles.rows()) {
            json.writeStartObject();
            json.writeStringField("name", row.name());
            json.writeNumberField("width", row.width());
            strings(json, "values", row.values());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("lanes");
        for (WaveLane lane : cycles.lanes()) {
            json.writeStartObject();
            json.writeStringField("name", lane.name());
            json.writeArrayFieldStart("boxes");
            for (WaveLane.Box box : lane.boxes()) {
                json.writeStartObject();
                json.writeNumberField("from", box.from());
                json.writeNumberField("to", box.to());
                json.writeStringField("label", box.label());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, List<String> values)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
