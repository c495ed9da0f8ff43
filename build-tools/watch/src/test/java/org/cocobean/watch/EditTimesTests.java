package org.cocobean.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cocobean.conformance.Installed;
import org.cocobean.watch.WatchedProject.Shown;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long it takes from the save to the result, printed: the figures of `docs/watch.md`. What is
/// asserted is what ran and how it ended, not how fast the machine is.
@Timeout(300)
class EditTimesTests {

    /// For figures that are worth printing, `-Dcocobean.test.long=true`.
    private static final int PAIRS = Boolean.getBoolean("cocobean.test.long") ? 4 : 2;

    private static final String TESTS = "src/test/java/chip/CounterTests.java";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "icarus,    verilog, rtl/counter.v,   1'b1,  2'd2",
        "verilator, verilog, rtl/counter.v,   1'b1,  2'd2",
        "ghdl,      vhdl,    rtl/counter.vhd, + 1,   + 2"
    })
    void theResultOfAnEditComesSoon(
            String simulator, String language, String source, String right, String wrong)
            throws Exception {
        Installed.require(simulator);
        try (WatchedProject project = new WatchedProject(folder, language)) {
            // One design with one build.
            project.edit(TESTS, "@ParameterizedTest", "");
            project.edit(TESTS, "@ValueSource(ints = {4, 8, 16})", "");
            project.edit(
                    TESTS,
                    "(@HdlParameter(\"WIDTH\") int width, Counter dut) {",
                    "(Counter dut) { int width = 8;");
            assertThat(project.watch("--sim", simulator).line()).contains("3 passed, 0 failed");
            List<Double> design = new ArrayList<>();
            List<Double> java = new ArrayList<>();
            String comment = language.equals("vhdl") ? "--" : "//";
            for (int i = 0; i < PAIRS; i++) {
                // With a number, since what was compiled before would be found compiled.
                String text = comment + " edit " + i + "\n";
                project.append(source, text);
                Shown same = project.shown();
                assertThat(same.line()).contains("3 passed, 0 failed");
                design.add(same.seconds());
                design.add(broken(project, source, right, wrong).seconds());
                mended(project, source, wrong, right);
                java.add(broken(project, TESTS, "hasValue(3)", "hasValue(4)").seconds());
                java.add(mended(project, TESTS, "hasValue(4)", "hasValue(3)").seconds());
            }
            System.out.printf(
                    "%s, from the save to the result, median of %d: design %.2f s, Java %.2f s%n",
                    simulator, design.size(), median(design), median(java));
        }
    }

    private static Shown broken(WatchedProject project, String file, String right, String wrong)
            throws Exception {
        project.edit(file, right, wrong);
        Shown broken = project.shown();
        assertThat(broken.line()).doesNotContain(" 0 failed").contains("; ran CounterTests;");
        assertThat(project.shown().ran()).isEqualTo("CounterTests, failures with waves");
        return broken;
    }

    private static Shown mended(WatchedProject project, String file, String wrong, String right)
            throws Exception {
        project.edit(file, wrong, right);
        Shown mended = project.shown();
        assertThat(mended.line()).contains("3 passed, 0 failed").contains("; ran CounterTests;");
        return mended;
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
