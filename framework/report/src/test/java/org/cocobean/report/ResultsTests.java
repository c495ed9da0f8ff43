package org.cocobean.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.report.TestOutcome.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTests {

    private static final List<String> SIMULATORS = List.of("icarus", "verilator", "ghdl");

    @TempDir Path module;

    private void report(String suite, String... cases) throws Exception {
        Path folder = Files.createDirectories(module.resolve("target/surefire-reports"));
        Files.writeString(
                folder.resolve("TEST-" + suite + ".xml"),
                "<testsuite>" + String.join("\n", cases) + "</testsuite>");
    }

    private Results reported() throws Exception {
        return Results.of(SurefireReports.of(module), SIMULATORS);
    }

    @Test
    void aFileThatIsCalledLikeASimulatorIsNone() {
        Results results =
                Results.of(
                        List.of(
                                Outcomes.passed("WaveTests.reads [1] file = \"icarus.fst\"", ""),
                                Outcomes.passed("WaveTests.reads [2] file = waves/ghdl", ""),
                                Outcomes.passed("WaveTests.reads [3] \"ghdl\"", "")),
                        SIMULATORS);
        assertThat(results.tests())
                .extracting(outcome -> outcome.test().simulator())
                .containsExactly("", "", "ghdl");
    }

    @Test
    void theTableHasAColumnPerSimulatorAndMarksDisagreement() throws Exception {
        report(
                "x.CounterTests",
                "<testcase classname='x.CounterTests' name='counts(Counter) [icarus]' time='0.25'/>",
                "<testcase classname='x.CounterTests' name='counts(Counter) [verilator]' time='0.01'><failure message='4 is not 5'/></testcase>",
                "<testcase classname='x.CounterTests' name='counts(Counter) on verilator-process' time='0.75'/>",
                "<testcase classname='x.CounterTests' name='resets(Counter)[\"icarus\"]' time='0.5'/>",
                "<testcase classname='x.CounterTests' name='resets(Counter)[\"verilator\"]'><skipped type='a'><![CDATA[",
                "org.opentest4j.TestAbortedException: Assumption failed: no verilator",
                "    at x.CounterTests.resets",
                "]]></skipped></testcase>",
                "<testcase classname='x.GhdlConformanceTests' name='waits' time='1.5'/>");
        assertThat(new ResultsText(reported()).write(true))
                .isEqualTo(
                        """
                        Test                  ghdl              icarus            verilator         verilator-process
                        CounterTests
                          counts(Counter)                       ok       0.25 s   FAILED   0.01 s   ok       0.75 s   <-- simulators disagree
                          resets(Counter)                       ok       0.50 s   skipped
                        GhdlConformanceTests
                          waits               ok       1.50 s

                        Simulators disagree
                          CounterTests.counts(Counter): icarus ok, verilator FAILED, verilator-process ok

                        Skipped
                          no verilator
                              CounterTests.resets(Counter) on verilator

                        Failed
                          4 is not 5
                              CounterTests.counts(Counter) on verilator

                        4 passed, 1 failed, 1 skipped
                        """);
    }

    /// An inherited test names neither its class nor its simulator, only its report does.
    @Test
    void aTestThatSeveralClassesInheritIsOnTheSimulatorOfTheClassThatRan() throws Exception {
        for (String home : List.of("Icarus", "Verilator", "VerilatorProcess")) {
            report(
                    "x." + home + "ConformanceTests",
                    "<testcase classname='x.Suite$Edge' name='counts' time='0.25'>%s</testcase>"
                            .formatted(
                                    home.equals("VerilatorProcess")
                                            ? "<failure message='4 is not 5'/>"
                                            : ""));
        }
        assertThat(new ResultsText(reported()).write(false))
                .startsWith(
                        """
                        Simulators disagree
                          Suite.Edge.counts: icarus ok, verilator ok, verilator-process FAILED

                        """)
                .contains(
                        """
                        Failed
                          4 is not 5
                              Suite.Edge.counts on verilator-process
                        """);
    }

    @Test
    void parametersKeepTheColumnOfTheirSimulator() {
        Results results =
                Results.of(
                        List.of(
                                Outcomes.passed("FifoTests.keeps [1] WIDTH = 8", "icarus"),
                                Outcomes.failed("FifoTests.keeps [1] WIDTH = 8", "verilator", "x"),
                                Outcomes.passed("FifoTests.plain", "")),
                        List.of());
        assertThat(new ResultsText(results).write(true))
                .startsWith(
                        """
                        Test                   -                 icarus            verilator
                        FifoTests
                          keeps [1] WIDTH = 8                    ok       0.25 s   FAILED   0.25 s   <-- simulators disagree
                          plain                ok       0.25 s
                        """);
    }

    @Test
    void recordedOutcomesAreTakenBeforeThoseOfSurefire() throws Exception {
        report("x.ATests", "<testcase classname='x.ATests' name='a' time='9'/>");
        report("x.BTests", "<testcase classname='x.BTests' name='b' time='9'/>");
        List<TestOutcome> recorded = List.of(Outcomes.passed("ATests.a", "icarus"));
        assertThat(Results.join(recorded, SurefireReports.of(module)))
                .extracting(outcome -> outcome.test().title())
                .containsExactly("ATests.a on icarus", "BTests.b");
    }

    @Test
    void aFailureOrTestThatOnlySurefireKnowsIsNotLost() throws Exception {
        report(
                "x.ATests",
                "<testcase classname='x.ATests' name='a' time='9'><error message='crash'/></testcase>");
        report(
                "x.BTests",
                "<testcase classname='x.BTests' name='b' time='9'/>",
                "<testcase classname='x.BTests' name='c' time='9'/>");
        List<TestOutcome> recorded =
                List.of(Outcomes.passed("ATests.a", "icarus"), Outcomes.passed("BTests.b", "ghdl"));
        assertThat(Results.join(recorded, SurefireReports.of(module)))
                .extracting(outcome -> outcome.test().name() + " " + outcome.status())
                .containsExactly(
                        "ATests.a " + Status.FAILED,
                        "BTests.b " + Status.PASSED,
                        "BTests.c " + Status.PASSED);
    }
}
