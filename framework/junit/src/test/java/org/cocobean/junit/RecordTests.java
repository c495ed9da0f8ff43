package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.cocobean.dut.Dut;
import org.cocobean.report.RunSummary;
import org.cocobean.report.TestOutcome;
import org.cocobean.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the summary of a run is made of.
class RecordTests {

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Recorded {

        @HdlTest
        void passes(Dut dut) {}

        @HdlTest
        void fails(Dut dut) {
            throw new IllegalStateException(dut.path());
        }

        @ParameterizedTest
        @ValueSource(ints = {8, 9})
        void widths(@HdlParameter("WIDTH") int width, Dut dut) {}

        @HdlTest
        @Design(top = "counter", sources = "../../hdl-samples/rtl/vhdl/counter.vhd")
        void isLeftOut(Dut dut) {}
    }

    /// In a JVM of its own, since a test's own JUnit runs are not recorded.
    static Ended run(Class<?> tests, Path run) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dcocobean.run.dir=" + run,
                                "-Dcocobean.cache=" + Session.current().cache().path().getParent(),
                                "-Dcocobean.sim=icarus",
                                "-Dcocobean.waves=failure",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TrialMain.class.getName(),
                                tests.getName())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    record Ended(int exit, String output) {}

    private static String runTests(Path run) throws Exception {
        return run(Recorded.class, run).output();
    }

    @Test
    @Timeout(90)
    void everyTestIsRecordedOnceWithItsOutcome(@TempDir Path run) throws Exception {
        String output = runTests(run);
        assertThat(RunSummary.of(run).tests())
                .as(output)
                .extracting(test -> test.test().title() + ": " + test.status().word())
                .containsExactlyInAnyOrder(
                        "RecordTests.Recorded.passes on icarus: passed",
                        "RecordTests.Recorded.fails on icarus: failed",
                        "RecordTests.Recorded.widths [1] width = 8 on icarus: passed",
                        "RecordTests.Recorded.widths [2] width = 9 on icarus: passed",
                        "RecordTests.Recorded.isLeftOut icarus on no simulator: skipped");
    }

    @Test
    @Timeout(90)
    void aRecordHoldsWhatIsKnownOfTheTest(@TempDir Path run) throws Exception {
        String output = runTests(run);
        TestOutcome failed =
                RunSummary.of(run).tests().stream()
                        .filter(outcome -> outcome.test().method().equals("fails"))
                        .findFirst()
                        .orElseThrow();
        assertThat(failed.test().suite()).isEqualTo(Recorded.class.getName());
        assertThat(failed.test().simulator()).isEqualTo("icarus");
        assertThat(failed.setup().design()).isEqualTo("counter");
        assertThat(failed.setup().seed()).matches("\\d+");
        assertThat(output).contains("-Dcocobean.seed=" + failed.setup().seed());
        assertThat(failed.failure())
                .hasValueSatisfying(failure -> {
                    assertThat(failure.type()).isEqualTo("java.lang.IllegalStateException");
                    assertThat(failure.message()).isEqualTo("counter");
                    assertThat(failure.javaPlace()).matches("RecordTests\\.java:\\d+");
                });
        assertThat(failed.artefacts().log()).hasValueSatisfying(log -> assertThat(log).exists());
        assertThat(failed.artefacts().waves())
                .hasValueSatisfying(file -> assertThat(file).exists());
        assertThat(failed.times().took()).isPositive();
    }

    @Test
    @Timeout(90)
    void aRunEndsWithItsSummary(@TempDir Path run) throws Exception {
        assertThat(runTests(run))
                .contains(
                        "\nRun "
                                + run.toRealPath()
                                + "\n5 tests (1 failed, 3 passed, 1 skipped) in 1 worker")
                .contains("Failed\n  counter\n      RecordTests.Recorded.fails on icarus\n")
                .endsWith("\n3 passed, 1 failed, 1 skipped\n");
    }
}
