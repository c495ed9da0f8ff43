package org.cocobean.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One self-contained page of a run: its data as JSON in a fixed page that shows it.
final class HtmlReport {

    private static final String PLACE = "@DATA@";
    private static final JsonFactory JSON = new JsonFactory();

    private HtmlReport() {}

    /// @param run where it is, for the reader
    /// @param headline what stands below the counts
    static String write(String run, String headline, Results results, List<FailureStory> failures) {
        StringWriter data = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(data)) {
            json.writeStartObject();
            json.writeStringField("run", run);
            json.writeStringField("headline", headline);
            json.writeArrayFieldStart("tests");
            for (TestOutcome outcome : results.tests()) {
                json.writeStartObject();
                OutcomeJson.fields(json, outcome);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("failures");
            for (FailureStory story : failures) {
                FailuresJson.failure(json, story);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return page().replace(PLACE, inScript(data.toString()));
    }

    /// A `<` could end the script that holds the data.
    private static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String page() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.html")) {
            if (in == null) {
                throw new IllegalStateException("report.html is not beside its class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("report.html cannot be read", e);
        }
    }
}
