package org.cocobean.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTests {

    @TempDir Path project;

    private record Ending(int exit, String output) {}

    @BeforeEach
    void beginARun() throws Exception {
        Path started = Files.writeString(project.resolve("started"), "");
        Files.setLastModifiedTime(started, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private Ending summary(String kind, String status) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int exit =
                ReportMain.run(
                        List.of(
                                "summary",
                                kind,
                                status,
                                project.resolve("started").toString(),
                                "icarus,verilator,ghdl",
                                project.toString()),
                        new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return new Ending(exit, bytes.toString(StandardCharsets.UTF_8));
    }

    private void surefire(String module, String name, String inside) throws Exception {
        Path folder =
                Files.createDirectories(project.resolve(module).resolve("target/surefire-reports"));
        Files.writeString(
                folder.resolve("TEST-x.XTests.xml"),
                "<testsuite><testcase classname='x.XTests' name='%s' time='0.1'>%s</testcase></testsuite>"
                        .formatted(name, inside));
    }

    private Path record(String module, TestOutcome... outcomes) throws Exception {
        Path runs = Files.createDirectories(project.resolve(module).resolve("target/cocobean"));
        Path worker = Files.createDirectories(runs.resolve("run-1/gw0"));
        OutcomeLog log = new OutcomeLog(worker);
        List.of(outcomes).forEach(log::append);
        Files.createSymbolicLink(runs.resolve("latest"), Path.of("run-1"));
        return runs.resolve("run-1");
    }

    @Test
    void theLastLineCountsTheTestsOfAllModules() throws Exception {
        surefire("framework/core", "a", "");
        surefire("all", "b", "<skipped message='no ghdl'/>");
        record("hdl-samples", Outcomes.passed("ATests.a", "icarus"));
        Ending ending = summary("counts", "0");
        assertThat(ending.exit).isZero();
        assertThat(ending.output)
                .startsWith("Run " + project.resolve("hdl-samples/target/cocobean/run-1"))
                .contains("1 test (1 passed) in 1 worker")
                .endsWith("Skipped\n  no ghdl\n      XTests.b\n\n2 passed, 0 failed, 1 skipped\n");
    }

    @Test
    void theSameTestIsNotCountedTwice() throws Exception {
        Path folder = Files.createDirectories(project.resolve("target/surefire-reports"));
        Files.writeString(
                folder.resolve("TEST-x.ATests.xml"),
                "<testsuite><testcase classname='x.ATests' name='a' time='0.1'/></testsuite>");
        record("", Outcomes.passed("ATests.a", "icarus"));
        assertThat(summary("table", "0").output)
                .contains(
                        "Test                  icarus\nATests\n  a                   ok       0.25 s\n")
                .endsWith("\n1 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void aRedTestFails() throws Exception {
        surefire("core", "a", "<failure message='5 is not 6'/>");
        Ending ending = summary("counts", "1");
        assertThat(ending.exit).isOne();
        assertThat(ending.output)
                .isEqualTo(
                        "Failed\n  5 is not 6\n      XTests.a\n\n0 passed, 1 failed, 0 skipped\n");
    }

    @Test
    void aFailingBuildFailsAlthoughNoTestDid() throws Exception {
        surefire("core", "a", "");
        Ending ending = summary("counts", "1");
        assertThat(ending.exit).isOne();
        assertThat(ending.output)
                .isEqualTo(
                        "THE BUILD FAILED although no test did: the reason stands above.\n1 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void aRunWithoutTestsFails() throws Exception {
        Ending ending = summary("counts", "0");
        assertThat(ending.exit).isOne();
        assertThat(ending.output)
                .startsWith("No test ran: the build stopped before the tests")
                .endsWith("\n0 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void whatAnEarlierRunRecordedDoesNotCount() throws Exception {
        Path run = record("core", Outcomes.failed("ATests.a", "icarus", "old"));
        Files.setLastModifiedTime(run, FileTime.from(Instant.now().minusSeconds(600)));
        surefire("core", "b", "");
        assertThat(summary("counts", "0").output).isEqualTo("1 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void aRunThatWasCutOffIsNotWhole() throws Exception {
        Path run = record("", Outcomes.passed("ATests.a", "icarus"));
        Files.createDirectories(run.resolve(".present"));
        Files.writeString(run.resolve(".present/12-ab"), "host=alpha\npid=12\n");
        assertThat(report(run))
                .isEqualTo(new Ending(1, report(run).output))
                .extracting(Ending::output)
                .asString()
                .contains(
                        "THE RUN IS NOT WHOLE: these have not come to their end, so there may be more tests: process 12 on alpha\n");
        Files.writeString(run.resolve(".present/12-ab.left"), "");
        assertThat(report(run).exit).isZero();
    }

    @Test
    void aRunThatWasCutOffBeforeItsFirstOutcomeIsOneToo() throws Exception {
        record("good", Outcomes.passed("ATests.a", "icarus"));
        Path run = record("killed");
        Files.createDirectories(run.resolve(".present"));
        Files.writeString(run.resolve(".present/12-ab"), "host=alpha\npid=12\n");
        Ending ending = report(project);
        assertThat(ending.exit).isOne();
        assertThat(ending.output).contains("Run " + run + "\n").contains("THE RUN IS NOT WHOLE");
    }

    private Ending report(Path folder) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int exit =
                ReportMain.run(
                        List.of("report", project.resolve("out").toString(), folder.toString()),
                        new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return new Ending(exit, bytes.toString(StandardCharsets.UTF_8));
    }
}
