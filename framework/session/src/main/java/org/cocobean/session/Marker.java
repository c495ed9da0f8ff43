package org.cocobean.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cocobean.internal.session.Fields;
import org.jspecify.annotations.Nullable;

/// What stands in a `.done` or `.failed` file: the holder file of whoever did the work, followed by
/// its result.
record Marker(boolean done, String text, String worker, String host, String since) {

    static Map<String, String> success(String value, long tookMillis) {
        return fields(value, "done", tookMillis);
    }

    static Map<String, String> failure(String message, long tookMillis) {
        return fields(message, "failed", tookMillis);
    }

    /// The outcome comes last: a file without it was cut off.
    private static Map<String, String> fields(String result, String outcome, long tookMillis) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("result", result);
        fields.put("took", Long.toString(tookMillis));
        fields.put("outcome", outcome);
        return fields;
    }

    static Optional<Marker> read(Path file, boolean done) throws IOException {
        String content;
        try {
            content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Map<String, String> fields = Fields.read(content);
        @Nullable String result = fields.get("result");
        if (result == null || !(done ? "done" : "failed").equals(fields.get("outcome"))) {
            throw new IOException(
                    "the marker %s is damaged (%d bytes); delete it, or call clean(), to have the work done again"
                            .formatted(file, content.length()));
        }
        return Optional.of(
                new Marker(
                        done,
                        result,
                        fields.getOrDefault("worker", "unknown"),
                        fields.getOrDefault("host", "unknown"),
                        fields.getOrDefault("since", "unknown")));
    }
}
