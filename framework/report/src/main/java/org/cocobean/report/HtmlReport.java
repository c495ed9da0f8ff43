package org.cocobean.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cocobean.waves.WaveSvg;

/// One self-contained page of a run: its data as JSON in a fixed page that shows it.
final class HtmlReport {

    private static final String PLACE = "@DATA@";
    private static final int SHOWN_OF_GROUP = 20;
    private static final JsonFactory JSON = new JsonFactory();

    private HtmlReport() {}

    static String write(Report.Pages pages, List<FailureStory> failures) {
        StringWriter data = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(data)) {
            json.writeStartObject();
            json.writeStringField("run", pages.place());
            json.writeStringField("headline", pages.headline());
            json.writeStringField("changes", pages.changes());
            json.writeArrayFieldStart("tests");
            for (TestOutcome outcome : pages.results().tests()) {
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
            json.writeArrayFieldStart("pictures");
            Map<String, Integer> ofGroup = new HashMap<>();
            for (FailureStory story : failures) {
                boolean isShown = ofGroup.merge(story.group(), 1, Integer::sum) <= SHOWN_OF_GROUP;
                json.writeString(
                        isShown ? story.lastCycles().cycles().map(WaveSvg::inPage).orElse("") : "");
            }
            json.writeEndArray();
            json.writeArrayFieldStart("flaky");
            for (Flaky flaky : Flaky.of(pages.results().tests())) {
                json.writeString(flaky.text());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("builds");
            for (RunSummary run : pages.runs()) {
                for (RunSummary.Entry build : run.builds()) {
                    build(
                            json,
                            build.name(),
                            build.outcome(),
                            build.worker(),
                            build.took(),
                            run.uses(build));
                }
                for (RunSummary.Use use : run.fromEarlierRuns()) {
                    build(
                            json,
                            use.name(),
                            "from the cache of earlier runs",
                            "",
                            Duration.ZERO,
                            use.times());
                }
            }
            json.writeEndArray();
            json.writeArrayFieldStart("environment");
            for (String fact :
                    pages.runs().stream()
                            .flatMap(run -> run.environment().stream())
                            .distinct()
                            .sorted()
                            .toList()) {
                json.writeString(fact);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return page().replace(PLACE, inScript(data.toString()));
    }

    private static void build(
            JsonGenerator json, String name, String outcome, String worker, Duration took, int used)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("outcome", outcome);
        json.writeStringField("worker", worker);
        json.writeNumberField("ms", took.toMillis());
        json.writeNumberField("used", used);
        json.writeEndObject();
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
