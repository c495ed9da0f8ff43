package org.cocobean.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.report.TestOutcome.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FailuresTests {

    private static final ObjectMapper JSON = new ObjectMapper();
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
        LaneEntry.append(
                directory,
                List.of(
                        new LaneEntry("top.in", "5 ns", "15 ns", true, "W 4", Map.of("id", "1")),
                        new LaneEntry("top.in", "15 ns", "", false, "R 8", Map.of())));
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

    /// The block of JSON Schema in the page, in which a field that it does not name is an error.
    private static Schema schema() throws IOException {
        Matcher block =
                Pattern.compile("<!-- schema -->\\s*```json\\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(PAGE));
        assertThat(block.find()).as("a schema in " + PAGE).isTrue();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        block.group(1)
                                .replace(
                                        "\"type\": \"object\",",
                                        "\"type\": \"object\", \"additionalProperties\": false,"));
    }

    @Test
    void aRunLeavesItsFailuresAsData() throws Exception {
        Report.finish(run);
        JsonNode written = JSON.readTree(run.resolve("failures.json").toFile());
        assertThat(schema().validate(written)).isEmpty();
        assertThat(written.get("version").asInt()).isEqualTo(FailuresJson.VERSION);
        assertThat(written.get("passed").asInt()).isEqualTo(1);
        assertThat(written.get("failed").asInt()).isEqualTo(2);
        assertThat(written.get("failures")).hasSize(2);
        JsonNode first = written.get("failures").get(0);
        assertThat(first.get("test").asText()).isEqualTo("FifoTests.keeps [1] WIDTH = 8 on icarus");
        assertThat(first.get("message").asText()).isEqualTo("rtl/fifo.sv:3: 4 is not 0x1f");
        assertThat(first.get("hdl").asText()).isEqualTo("rtl/fifo.sv:3");
        assertThat(first.get("java").asText()).isEqualTo("FifoTests.java:42");
        assertThat(first.get("seed").asText()).isEqualTo("42");
        assertThat(first.get("command").asText())
                .isEqualTo(
                        "mvn test -Dtest='x.FifoTests' -Dcocobean.test='x.FifoTests#keeps[1]'"
                                + " -Dcocobean.sim=icarus -Dcocobean.seed=42");
        assertThat(first.get("hdlSource")).hasSize(5);
        assertThat(first.at("/cycles/times").toString()).isEqualTo("[\"5 ns\",\"15 ns\"]");
        assertThat(first.at("/cycles/signals").findValuesAsText("name"))
                .containsExactly("top.fifo[7:0]", "top.u.deep");
        assertThat(first.at("/cycles/lanes/0/name").asText()).isEqualTo("top.in");
        assertThat(first.at("/cycles/lanes/0/boxes/0/label").asText()).isEqualTo("W 4");
        assertThat(first.get("transactions").get(0).toString())
                .isEqualTo(
                        "{\"lane\":\"top.in\",\"start\":\"5 ns\",\"end\":\"15 ns\",\"sampled\":true,\"label\":\"W 4\",\"fields\":{\"id\":\"1\"}}");
        assertThat(first.get("transactions").get(1).has("end")).isFalse();
        assertThat(first.get("lastLogLines")).hasSize(20);
        assertThat(first.get("lastLogLines").get(19).asText()).isEqualTo("line 2000");
    }

    @Test
    void aFieldThatThePageDoesNotNameIsFound() throws Exception {
        Report.finish(run);
        ObjectNode written = (ObjectNode) JSON.readTree(run.resolve("failures.json").toFile());
        ((ObjectNode) written.get("failures").get(0)).put("colour", "red").remove("group");
        assertThat(schema().validate(written)).hasSize(2);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatARunLeavesIsAsReadableAsOtherFiles() throws Exception {
        Report.finish(run);
        Path plain = Files.writeString(project.resolve("plain"), "");
        for (String name :
                List.of("report.html", "failures.json", "failures.md", "junit.xml", "xunit.xml")) {
            assertThat(Files.getPosixFilePermissions(run.resolve(name)))
                    .as(name)
                    .isEqualTo(Files.getPosixFilePermissions(plain));
        }
        assertThat(run.toFile().list()).noneMatch(name -> name.startsWith(".new-"));
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
                          repeat     mvn test -Dtest='x.FifoTests' -Dcocobean.test='x.FifoTests#keeps[1]' -Dcocobean.sim=icarus -Dcocobean.seed=42
                        """)
                .contains("  log        " + directory.resolve("sim.log") + "\n")
                .contains(
                        "  last transactions\n"
                                + "    5 ns to 15 ns  top.in  W 4\n"
                                + "    since 15 ns    top.in  R 8\n")
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
