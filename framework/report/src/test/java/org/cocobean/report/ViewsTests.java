package org.cocobean.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cocobean.report.TestOutcome.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/// All that is made of one run, and what the views have in common.
class ViewsTests {

    @TempDir Path directory;

    private Path run(String name, TestOutcome... outcomes) throws Exception {
        Path worker = Files.createDirectories(directory.resolve(name).resolve("gw0"));
        OutcomeLog log = new OutcomeLog(worker);
        List.of(outcomes).forEach(log::append);
        return directory.resolve(name);
    }

    private Path mixed() throws Exception {
        return run(
                "run-1",
                Outcomes.passed("ATests.a", "icarus"),
                Outcomes.passed("ATests.a", "ghdl"),
                Outcomes.passed("BTests.plain", ""),
                Outcomes.failed("ATests.b", "icarus", "4 is not 5 <&\u0001"),
                Outcomes.failed("ATests.b", "ghdl", "6 is not 7"),
                Outcomes.skipped("ATests.c", "ghdl", "not for GHDL"));
    }

    private String report(int exit, String... arguments) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of("report", directory.resolve("out").toString()));
        all.addAll(List.of(arguments));
        assertThat(ReportMain.run(all, new PrintStream(bytes, true, StandardCharsets.UTF_8)))
                .isEqualTo(exit);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theNumbersOfAllViewsAgree() throws Exception {
        Path run = mixed();
        Path page = directory.resolve("github.md");
        String expected = "3 passed, 2 failed, 1 skipped";
        assertThat(Report.finish(run)).endsWith("\n" + expected + "\n");
        Report.tellGithub(run, "project", page);
        assertThat(Files.readString(run.resolve("failures.md"))).startsWith("# " + expected + "\n");
        assertThat(statuses(Files.readString(run.resolve("failures.json"))))
                .isEqualTo(Map.of("passed", 3, "failed", 2, "skipped", 1, "stories", 2));
        String data = data(Files.readString(run.resolve("report.html")));
        assertThat(count(data, "\"status\":\"passed\"")).isEqualTo(3);
        assertThat(count(data, "\"status\":\"failed\"")).isEqualTo(2 + 2); // table and failures
        assertThat(count(data, "\"status\":\"skipped\"")).isEqualTo(1);
        Element suites = xml(run.resolve("junit.xml"));
        assertThat(suites.getAttribute("tests")).isEqualTo("6");
        assertThat(suites.getAttribute("failures")).isEqualTo("2");
        assertThat(xml(run.resolve("xunit.xml")).getElementsByTagName("failure").getLength())
                .isEqualTo(2);
        assertThat(suites.getElementsByTagName("testcase").getLength()).isEqualTo(6);
        assertThat(suites.getElementsByTagName("failure").getLength()).isEqualTo(2);
        assertThat(suites.getElementsByTagName("skipped").getLength()).isEqualTo(1);
        assertThat(Files.readString(page))
                .startsWith("### ❌ project\n")
                .contains("| **all** | 3 | 2 | 1 |", "| ghdl | 1 | 1 | 1 |");
        assertThat(report(1, run.toString())).contains("\n" + expected + "\n");
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }

    private static String data(String page) {
        return Pattern.compile("(?s)id=\"data\">(.*?)</script>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Integer> statuses(String failuresJson) throws Exception {
        Map<String, Integer> counts = new TreeMap<>();
        try (JsonParser json = new JsonFactory().createParser(failuresJson)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_NUMBER_INT && !name.equals("version")) {
                    counts.put(name, json.getIntValue());
                }
                if (json.currentToken() == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        counts.merge("stories", 1, Integer::sum);
                        json.skipChildren();
                    }
                }
            }
        }
        return counts;
    }

    private static Element xml(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readAllBytes(file)))
                .getDocumentElement();
    }

    @Test
    void theXmlOfATestHasItsPropertiesAndAttachments() throws Exception {
        Failure failure = new Failure("x.Wrong", "4 is not 5", "rtl/fifo.v:12", "ATests.java:42");
        Path left = directory.resolve("left");
        Path run = run("run-1", Outcomes.failed("ATests.b", "icarus", failure, left));
        Report.finish(run);
        Element test =
                (Element) xml(run.resolve("junit.xml")).getElementsByTagName("testcase").item(0);
        assertThat(test.getAttribute("name")).isEqualTo("b on icarus");
        assertThat(test.getAttribute("classname")).isEqualTo("x.ATests");
        Map<String, String> properties = new TreeMap<>();
        var found = test.getElementsByTagName("property");
        for (int i = 0; i < found.getLength(); i++) {
            Element property = (Element) found.item(i);
            properties.put(property.getAttribute("name"), property.getAttribute("value"));
        }
        assertThat(properties)
                .containsEntry("seed", "42")
                .containsEntry("simulator", "icarus")
                .containsEntry("hdl", "rtl/fifo.v:12")
                .containsKey("repeat");
        assertThat(test.getElementsByTagName("system-out").item(0).getTextContent())
                .isEqualTo(
                        "[[ATTACHMENT|%s]]\n[[ATTACHMENT|%s]]"
                                .formatted(left.resolve("sim.log"), left.resolve("waves.fst")));
    }

    @Test
    void whatChangedSinceAnOlderRunIsTold() throws Exception {
        Path older =
                run(
                        "older",
                        Outcomes.passed("ATests.a", "icarus"),
                        Outcomes.failed("ATests.b", "icarus", "4 is not 5"),
                        Outcomes.passed("ATests.gone", "icarus"));
        Path newer =
                run(
                        "newer",
                        Outcomes.failed("ATests.a", "icarus", "6 is not 7"),
                        Outcomes.passed("ATests.b", "icarus"),
                        Outcomes.passed("ATests.more", "icarus"));
        String changes =
                """
                Fail now: 1
                  ATests.a on icarus: 6 is not 7
                Pass again: 1
                  ATests.b on icarus
                New: 1
                  ATests.more on icarus: passed
                Gone: 1
                  ATests.gone on icarus
                """;
        assertThat(report(1, "--compare", older.toString(), newer.toString())).contains(changes);
        assertThat(Files.readString(directory.resolve("out/report.html")))
                .contains("Fail now: 1\\n  ATests.a on icarus: 6 is not 7");
        assertThat(report(1, newer.toString(), "--compare", newer.toString()))
                .contains("Nothing changed.");
        assertThat(report(2, newer.toString(), "--compare")).contains("--compare takes the folder");
        assertThat(report(2, newer.toString(), "--compare", directory.resolve("x").toString()))
                .contains("No run in " + directory.resolve("x"));
    }

    @Test
    void aTestThatPassedAndFailedIsFlaky() throws Exception {
        Path first = run("first", Outcomes.passed("ATests.a", "icarus"));
        Path second = run("second", Outcomes.failed("ATests.a", "icarus", "late"));
        assertThat(report(1, first.toString(), second.toString()))
                .contains("Flaky: 1\n  ATests.a on icarus: failed 1 of 2 times, with seed 42\n");
        assertThat(report(1, second.toString())).doesNotContain("Flaky");
    }

    @Test
    void theEnvironmentAndTheBuildsAreOnThePage() throws Exception {
        Path run = run("run-1", Outcomes.passed("ATests.a", "icarus"));
        Files.writeString(
                run.resolve("gw0/events-1-a.jsonl"),
                """
                {"at":1,"ms":0,"kind":"environment","name":"Java 25"}
                {"at":1,"ms":500,"kind":"build","name":"icarus fifo","key":"a","outcome":"built"}
                {"at":1,"ms":0,"kind":"build","name":"icarus fifo","key":"a","outcome":"hit"}
                """);
        Report.finish(run);
        assertThat(data(Files.readString(run.resolve("report.html"))))
                .contains("\"environment\":[\"Java 25\"]")
                .contains(
                        "{\"name\":\"icarus fifo\",\"outcome\":\"built\",\"worker\":\"gw0\",\"ms\":500,\"used\":1}");
    }

    @Test
    void aPageOfGithubStaysSmall() {
        List<TestOutcome> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(Outcomes.failed("ATests.a [%d]".formatted(i), "icarus", "x".repeat(20_000)));
        }
        Results results = new Results(many);
        String page = GithubSummary.write("project", results, FailureStory.of(results));
        assertThat(page.length()).isLessThan(1 << 20);
        assertThat(page).contains("and 980 more");
        assertThat(Pattern.compile("<details>").matcher(page).results().map(MatchResult::group))
                .hasSize(20);
    }
}
