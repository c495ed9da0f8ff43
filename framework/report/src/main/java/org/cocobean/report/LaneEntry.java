package org.cocobean.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.cocobean.waves.WaveTime;
import org.cocobean.waves.WaveTransaction;

/// A transaction that a test has recorded: what went over a bus, or what a model did.
///
/// @param lane the bus or model
/// @param start when it began, such as `1.5 us`
/// @param end when it had ended; empty for what was still under way when the test ended
/// @param sampled whether `start` is the clock edge at which it was first seen
/// @param label what stands in its box
/// @param fields more about it, by name
public record LaneEntry(
        String lane,
        String start,
        String end,
        boolean sampled,
        String label,
        Map<String, String> fields) {

    /// Beside the log and the waves of a test.
    static final String FILE = "transactions.jsonl";

    private static final int VERSION = 1;
    private static final JsonFactory JSON = new JsonFactory();

    /// Appends what a test has recorded to the file in its directory; nothing for nothing.
    public static void append(Path directory, List<LaneEntry> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        StringWriter text = new StringWriter();
        for (LaneEntry entry : entries) {
            try (JsonGenerator json = JSON.createGenerator(text)) {
                json.writeStartObject();
                json.writeNumberField("version", VERSION);
                entry.write(json);
                json.writeEndObject();
            }
            text.append('\n');
        }
        Path file = directory.resolve(FILE);
        try (var out = new FileOutputStream(file.toFile(), true)) { // no channel to interrupt
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Writes the fields into an object that is open.
    void write(JsonGenerator json) throws IOException {
        json.writeStringField("lane", lane);
        json.writeStringField("start", start);
        if (!end.isEmpty()) {
            json.writeStringField("end", end);
        }
        json.writeBooleanField("sampled", sampled);
        json.writeStringField("label", label);
        json.writeObjectFieldStart("fields");
        for (Map.Entry<String, String> field : fields.entrySet()) {
            json.writeStringField(field.getKey(), field.getValue());
        }
        json.writeEndObject();
    }

    /// Reads what lies in a directory, nothing where there is none; a line that was cut off is left
    /// out.
    ///
    /// @throws IOException for a file of another version, or that is none of these
    static List<LaneEntry> read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        List<LaneEntry> entries = new ArrayList<>();
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            entries.add(parse(file, line));
        }
        return entries;
    }

    private static LaneEntry parse(Path file, String line) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.START_OBJECT) {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        fields.put(json.currentName(), json.nextTextValue());
                    }
                } else {
                    values.put(name, json.getText());
                }
            }
        }
        String version = values.getOrDefault("version", "none");
        if (!version.equals(Integer.toString(VERSION))) {
            throw new IOException(
                    "%s: a transaction of version %s, but this is a reader of version %d: use the Cocobean that wrote it"
                            .formatted(file, version, VERSION));
        }
        return new LaneEntry(
                values.getOrDefault("lane", ""),
                values.getOrDefault("start", "0 s"),
                values.getOrDefault("end", ""),
                Boolean.parseBoolean(values.get("sampled")),
                values.getOrDefault("label", ""),
                fields);
    }

    /// Returns it in units of a wave file.
    WaveTransaction in(WaveTime time) {
        return new WaveTransaction(
                lane,
                time.parse(start),
                end.isEmpty() ? OptionalLong.empty() : OptionalLong.of(time.parse(end)),
                sampled,
                label,
                "%s, %s%s".formatted(label, span(), fields.isEmpty() ? "" : "; " + details()));
    }

    /// From when to when.
    String span() {
        if (end.isEmpty()) {
            return "since " + start;
        }
        return end.equals(start) ? "at " + start : start + " to " + end;
    }

    private String details() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + " " + field.getValue())
                .collect(Collectors.joining(", "));
    }
}
