package org.cocobean.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.report.TestOutcome.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTests {

    private static final Path PAGE = Path.of("../../docs/report.md");

    @TempDir Path project;
    private Path run;
    private Path directory;

    @BeforeEach
    void makeAFailure() throws Exception {
        Files.createDirectories(project.resolve("rtl"));
        Files.writeString(
                project.resolve("rtl/fifo.sv"),
                "module fifo;\n  // two\n  bad;\n  // four\nendmodule\n");
        run = project.resolve("target/cocobean/run-1");
        Files.createDirectories(run);
        Files.createSymbolicLink(run.resolveSibling("latest"), Path.of("run-1"));
        directory = Files.createDirectories(run.resolve("gw0/FifoTests/keeps-icarus"));
        StringBuilder log = new StringBuilder();
        for (int i = 1; i <= 2000; i++) {
            log.append("line ").append(i).append('\n');
        }
        Files.writeString(directory.resolve("sim.log"), log);
        Files.writeString(directory.resolve("waves.fst"), FailureWavesTests.VCD);
        OutcomeLog outcomes = new OutcomeLog(run.resolve("gw0"));
        outcomes.append(Outcomes.passed("FifoTests.fills", "icarus"));
        outcomes.append(
                Outcomes.failed(
                        "FifoTests.keeps [1] WIDTH = 8",
                        "icarus",
                        new Failure(
                                "a.Failed",
                                "rtl/fifo.sv:3: 4 is not 0x1f",
                                "rtl/fifo.sv:3",
                                "FifoTests.java:42"),
                        directory));
        outcomes.append(Outcomes.failed("FifoTests.plain", "", "5 is not 0x20\nsecond line"));
    }

    private String print(int exit, String... arguments) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        assertThat(ReportMain.run(List.of(arguments), out)).isEqualTo(exit);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    object.put(name, value(json));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(json));
                }
                yield array;
            }
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            default -> json.getText();
        };
    }

    private static Object parse(String text) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            return value(json);
        }
    }

    private static Map<?, ?> object(Map<?, ?> in, String name) {
        return (Map<?, ?>) Objects.requireNonNull(in.get(name), name);
    }

    private static List<?> list(Map<?, ?> in, String name) {
        return (List<?>) Objects.requireNonNull(in.get(name), name);
    }

    /// The schema is the block of JSON Schema in the page; these are the words of it that it uses.
    private static void check(Object value, Map<?, ?> schema, String where) {
        switch (String.valueOf(schema.get("type"))) {
            case "integer" -> assertThat(value).as(where).isInstanceOf(Long.class);
            case "number" -> assertThat(value).as(where).isInstanceOf(Number.class);
            case "string" -> assertThat(value).as(where).isInstanceOf(String.class);
            case "array" -> {
                assertThat(value).as(where).isInstanceOf(List.class);
                for (Object item : (List<?>) value) {
                    check(item, object(schema, "items"), where + "[]");
                }
            }
            case "object" -> {
                assertThat(value).as(where).isInstanceOf(Map.class);
                Map<?, ?> object = (Map<?, ?>) value;
                Map<?, ?> properties = object(schema, "properties");
                assertThat(properties.keySet().containsAll(object.keySet()))
                        .as("the schema has all of " + object.keySet() + " at " + where)
                        .isTrue();
                for (Object name : list(schema, "required")) {
                    assertThat(object.keySet().contains(name)).as(where + "." + name).isTrue();
                }
                object.forEach((name, inside) ->
                        check(
                                inside,
                                object(properties, String.valueOf(name)),
                                where + "." + name));
            }
            default -> throw new AssertionError("the schema has no type at " + where);
        }
    }

    private static Map<?, ?> schema() throws IOException {
        Matcher block =
                Pattern.compile("<!-- schema -->\\s*```json\\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(PAGE));
        assertThat(block.find()).as("a schema in " + PAGE).isTrue();
        return (Map<?, ?>) parse(block.group(1));
    }

    @Test
    void aRunLeavesItsFailuresAsData() throws Exception {
        Report.finish(run);
        Map<?, ?> written = (Map<?, ?>) parse(Files.readString(run.resolve("failures.json")));
        check(written, schema(), "failures.json");
        assertThat(written.get("version")).isEqualTo((long) FailuresJson.VERSION);
        assertThat(written.get("passed")).isEqualTo(1L);
        assertThat(written.get("failed")).isEqualTo(2L);
        List<?> failures = list(written, "failures");
        assertThat(failures).hasSize(2);
        Map<?, ?> first = (Map<?, ?>) failures.getFirst();
        assertThat(first.get("test")).isEqualTo("FifoTests.keeps [1] WIDTH = 8 on icarus");
        assertThat(first.get("message")).isEqualTo("rtl/fifo.sv:3: 4 is not 0x1f");
        assertThat(first.get("hdl")).isEqualTo("rtl/fifo.sv:3");
        assertThat(first.get("java")).isEqualTo("FifoTests.java:42");
        assertThat(first.get("seed")).isEqualTo("42");
        assertThat(first.get("command"))
                .isEqualTo(
                        "mvn test -Dtest='FifoTests#keeps' -Dcocobean.sim=icarus -Dcocobean.seed=42");
        assertThat(list(first, "hdlSource")).hasSize(5);
        Map<?, ?> cycles = object(first, "cycles");
        assertThat(cycles.get("times")).isEqualTo(List.of("5 ns", "15 ns"));
        List<Object> names = new ArrayList<>();
        list(cycles, "signals").forEach(signal -> names.add(((Map<?, ?>) signal).get("name")));
        assertThat(names).isEqualTo(List.of("top.fifo[7:0]", "top.u.deep"));
        List<?> tail = list(first, "lastLogLines");
        assertThat(tail).hasSize(20);
        assertThat(tail.getLast()).isEqualTo("line 2000");
    }

    @Test
    void aRunLeavesItsFailuresForAReader() throws Exception {
        Report.finish(run);
        assertThat(run.resolve("failures.md"))
                .content()
                .startsWith(
                        """
                        # 1 passed, 2 failed, 0 skipped

                        ## 1 x `rtl/fifo.sv:#: # is not #`

                        ```
                        FifoTests.keeps [1] WIDTH = 8 on icarus
                        """)
                .contains("\n## 1 x `# is not #`\n");
    }

    @Test
    void whyTellsAllOfOneFailure() throws Exception {
        assertThat(print(0, "why", "keeps", project.toString()))
                .startsWith(
                        """
                        FifoTests.keeps [1] WIDTH = 8 on icarus
                          rtl/fifo.sv:3: 4 is not 0x1f
                          exception  a.Failed
                          HDL        rtl/fifo.sv:3
                                 1 | module fifo;
                                 2 |   // two
                           >     3 |   bad;
                                 4 |   // four
                                 5 | endmodule
                          Java       FifoTests.java:42
                          simulated  1.5 us
                          seed       42
                          repeat     mvn test -Dtest='FifoTests#keeps' -Dcocobean.sim=icarus -Dcocobean.seed=42
                        """)
                .contains("  log        " + directory.resolve("sim.log") + "\n")
                .contains("  last lines of the log\n    line 1981\n")
                .endsWith("    line 2000\n");
    }

    @Test
    void whyWithoutANameTellsTheFirstAndNamesTheOthers() throws Exception {
        assertThat(print(0, "why", "", run.toString()))
                .startsWith("FifoTests.keeps [1] WIDTH = 8 on icarus\n")
                .endsWith("Others that failed: ./cocobean why TEST\n    FifoTests.plain\n");
    }

    @Test
    void whyNamesWhatFailedWhenNothingIsCalledSo() throws Exception {
        assertThat(print(1, "why", "fills", run.toString()))
                .isEqualTo(
                        """
                        No failed test is called so: fills
                            FifoTests.keeps [1] WIDTH = 8 on icarus
                            FifoTests.plain
                        """);
    }

    @Test
    void reportMergesRunsAlsoOneThatWasKilled() throws Exception {
        Path killed = Files.createDirectories(project.resolve("elsewhere/master"));
        OutcomeLog log = new OutcomeLog(killed);
        log.append(Outcomes.passed("FifoTests.keeps [1] WIDTH = 8", "ghdl"));
        Path file = OutcomeLog.files(killed, "outcomes-").getFirst();
        Files.writeString(file, Files.readString(file) + "{\"version\":1,\"na");
        Path out = project.resolve("out");
        assertThat(
                        print(
                                1,
                                "report",
                                out.toString(),
                                run.toString(),
                                killed.resolve("..").toString()))
                .contains(
                        "Simulators disagree\n  FifoTests.keeps [1] WIDTH = 8: ghdl ok, icarus FAILED\n")
                .contains("\n2 passed, 2 failed, 0 skipped\n");
        assertThat(out.resolve("report.html")).content().contains("2 runs, merged");
        assertThat(out.resolve("failures.json")).content().contains("\"passed\" : 2");
    }

    @Test
    void aFolderWithoutARunIsNamed() throws Exception {
        Path empty = Files.createDirectories(project.resolve("empty"));
        assertThat(print(2, "report", project.resolve("out").toString(), empty.toString()))
                .startsWith("No run in " + empty + ": a run is a folder such as");
    }

    @Test
    void aCommandWithoutItsArgumentsSaysHowToUseIt() throws Exception {
        assertThat(print(2, "why")).startsWith("usage: ");
    }
}
