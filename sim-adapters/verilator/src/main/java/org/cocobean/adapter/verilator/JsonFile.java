package org.cocobean.adapter.verilator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Reads the JSON of Verilator: nodes with their `type` as tag, in lower case, and the keys of
/// lists as roles.
final class JsonFile {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private JsonFile() {}

    /// Reads a file.
    ///
    /// @throws IOException when it cannot be read or is no JSON
    static Node read(Path file) throws IOException {
        // bytes that are no UTF-8 become replacement characters
        try (Reader text =
                        new BufferedReader(
                                new InputStreamReader(
                                        Files.newInputStream(file), StandardCharsets.UTF_8));
                JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(file.getFileName() + " does not begin with an object");
            }
            return object(parser, "");
        } catch (JsonProcessingException e) {
            throw new IOException(file.getFileName() + " is no JSON: " + e.getMessage(), e);
        }
    }

    private static Node object(JsonParser parser, String role) throws IOException {
        Node node = new Node(role, role);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            switch (parser.nextToken()) {
                case START_OBJECT -> node.add(object(parser, key));
                case START_ARRAY -> array(parser, key, node);
                default -> {
                    node.put(key, parser.getText());
                    if (key.equals("type")) {
                        node.retag(parser.getText().toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
        return node;
    }

    /// Of lists only the objects matter.
    private static void array(JsonParser parser, String key, Node node) throws IOException {
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                node.add(object(parser, key));
            } else if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            }
        }
    }
}
