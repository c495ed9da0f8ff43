package org.cocobean.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.cocobean.watch.WatchedProject.Shown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real edits in a project as `./cocobean new` makes it, in a JVM of its own.
@Timeout(300)
class WatchTests {

    private static final String COUNTER = "src/test/java/chip/CounterTests.java";
    private static final String ADDER = "src/test/java/chip/AdderTests.java";

    @TempDir Path folder;
    private WatchedProject project;

    @BeforeEach
    void makeProject() throws IOException {
        project = new WatchedProject(folder, "verilog");
        project.write(
                "rtl/adder.v",
                """
                `include "width.vh"
                module adder(input [`WIDTH-1:0] a, b, output [`WIDTH-1:0] sum);
                  assign sum = a + b;
                endmodule
                """);
        project.write("rtl/width.vh", "`define WIDTH 8\n");
        project.write("rtl/adder.f", "rtl/adder.v\n");
        project.write(
                ADDER,
                """
                package chip;
                import static org.assertj.core.api.Assertions.assertThat;
                import org.cocobean.dut.*;
                import org.cocobean.junit.*;
                @Design(top = "adder", fileLists = "rtl/adder.f", includeDirs = "rtl")
                class AdderTests {
                    interface Adder extends Dut { Signal a(); Signal b(); Signal sum(); }
                    @HdlTest
                    void adds(Adder dut) {
                        dut.a().set(Numbers.FIRST);
                        dut.b().set(Numbers.second());
                        org.cocobean.Cocobean.readOnly().await();
                        assertThat(dut.sum().toInt()).isEqualTo(5);
                    }
                }
                """);
        project.write(
                "src/test/java/chip/Numbers.java",
                """
                package chip;
                class Numbers {
                    static final int FIRST = 2;
                    static int second() { return 3; }
                }
                """);
        project.write(
                "src/test/java/chip/PlainTests.java",
                """
                package chip;
                class PlainTests {
                    @org.junit.jupiter.api.Test
                    void runs() {}
                }
                """);
    }

    @AfterEach
    void end() throws InterruptedException {
        project.close();
    }

    private Shown watch() throws Exception {
        Shown first = project.watch("--sim", "icarus");
        assertThat(first.line()).as(first.failures()).contains("7 passed, 0 failed, 0 skipped");
        assertThat(first.ran()).isEqualTo("AdderTests, CounterTests, PlainTests");
        return first;
    }

    @Test
    void anEditOfADesignRunsItsTestsAndNoOthers() throws Exception {
        watch();
        project.edit("rtl/counter.v", "1'b1", "2'd2");
        Shown broken = project.shown();
        assertThat(broken.ran()).isEqualTo("CounterTests");
        assertThat(broken.line()).contains("2 passed, 5 failed").contains("after rtl/counter.v");
        assertThat(broken.failures())
                .startsWith("FAILED ")
                .contains("FAILED CounterTests.countsWhileEnabled on icarus (CounterTests.java:");
        Shown withWaves = project.shown();
        assertThat(withWaves.ran()).isEqualTo("CounterTests, failures with waves");
        assertThat(withWaves.line()).contains("2 passed, 5 failed");
        assertThat(withWaves.failures()).containsPattern("  waves  gtkwave '.*/waves\\.(fst|vcd)'");

        project.edit("rtl/counter.v", "2'd2", "1'b1");
        Shown mended = project.shown();
        assertThat(mended.ran()).isEqualTo("CounterTests");
        assertThat(mended.failures()).isEmpty();
        assertThat(mended.line()).contains("7 passed, 0 failed");

        project.edit("rtl/width.vh", "8", "2");
        Shown included = project.shown();
        assertThat(included.ran()).isEqualTo("AdderTests");
        assertThat(included.line()).contains("6 passed, 1 failed");
        project.shown(); // its waves

        project.edit("rtl/adder.f", "rtl/adder.v", "rtl/adder.v +define+UNUSED");
        assertThat(project.shown().ran()).isEqualTo("AdderTests");
    }

    @Test
    void aDesignThatDoesNotCompileFailsItsTestsUntilItIsMended() throws Exception {
        watch();
        project.edit("rtl/width.vh", "8", "8 8");
        assertThat(project.shown().failures()).contains("FAILED AdderTests").contains("adder.v");
        project.edit("rtl/width.vh", "8 8", "8");
        Shown mended = project.shown();
        if (mended.ran().contains("waves")) {
            mended = project.shown();
        }
        assertThat(mended.ran()).isEqualTo("AdderTests");
        assertThat(mended.line()).contains("7 passed, 0 failed");
    }

    @Test
    void anEditOfJavaRunsTheClassesThatUseIt() throws Exception {
        watch();
        project.edit(COUNTER, "hasValue(5)", "hasValue(6)");
        Shown broken = project.shown();
        assertThat(broken.ran()).isEqualTo("CounterTests");
        assertThat(broken.line()).contains("6 passed, 1 failed");
        project.shown(); // its waves
        project.edit(COUNTER, "hasValue(6)", "hasValue(5)");
        assertThat(project.shown().line()).contains("7 passed, 0 failed");

        project.edit("src/test/java/chip/Numbers.java", "return 3", "return 4");
        assertThat(project.shown().ran()).isEqualTo("AdderTests");
        project.shown();
        project.edit("src/test/java/chip/Numbers.java", "FIRST = 2", "FIRST = 1");
        Shown constant = project.shown();
        assertThat(constant.ran()).isEqualTo("AdderTests");
        assertThat(constant.line()).contains("7 passed, 0 failed");
    }

    @Test
    void sourcesThatDoNotCompileRunNothingAndAreNamed() throws Exception {
        watch();
        project.edit("src/test/java/chip/Numbers.java", "second()", "third()");
        Shown broken = project.shown();
        assertThat(broken.ran()).isEqualTo("nothing until that compiles");
        assertThat(broken.failures())
                .contains("FAILED to compile src/test/java/chip/AdderTests.java:11: ");
        project.edit(ADDER, "second()", "third()");
        Shown mended = project.shown();
        assertThat(mended.ran()).isEqualTo("AdderTests");
        assertThat(mended.failures()).isEmpty();
        project.delete("src/test/java/chip/PlainTests.java");
        Shown deleted = project.shown();
        assertThat(deleted.ran()).isEqualTo("nothing");
        assertThat(deleted.line()).contains("6 passed");
    }

    @Test
    void anEditOfFirmwareRunsTheTestsThatLoadIt() throws Exception {
        project.write(
                "firmware-samples/five/Makefile",
                "five.vmem:\n\techo '@0 05' > five.vmem\n\ttouch five.elf\n");
        project.write(
                "src/test/java/chip/FirmwareTests.java",
                """
                package chip;
                import static org.assertj.core.api.Assertions.assertThat;
                import java.nio.file.*;
                import org.cocobean.session.*;
                import org.cocobean.session.junit.*;
                @Firmware("five")
                class FirmwareTests {
                    @org.junit.jupiter.api.Test
                    void isFive(@org.cocobean.junit.SimDir Path directory) throws Exception {
                        assertThat(Files.readString(directory.resolve("firmware.vmem"))).contains("05");
                    }
                }
                """
                        .replace(
                                "@Firmware",
                                "@org.cocobean.junit.Design(top = \"adder\", sources = \"rtl/adder.v\", includeDirs = \"rtl\")\n@Firmware"));
        assertThat(project.watch("--sim", "icarus").line()).contains("8 passed, 0 failed");
        project.edit("firmware-samples/five/Makefile", "05", "06");
        Shown changed = project.shown();
        assertThat(changed.ran()).isEqualTo("FirmwareTests");
        assertThat(changed.line()).contains("7 passed, 1 failed");
    }

    @Test
    void aMistakeThatEndsARunDoesNotEndTheWatch() throws Exception {
        watch();
        project.edit(ADDER, "    void adds", "    private void adds");
        Shown refused = project.shown();
        assertThat(refused.ran()).startsWith("nothing");
        assertThat(refused.failures() + refused.line()).contains("private").contains("adds");
        project.edit(ADDER, "    private void adds", "    void adds");
        Shown mended = project.shown();
        assertThat(mended.ran()).isEqualTo("AdderTests");
        assertThat(mended.line()).contains("7 passed, 0 failed");
    }

    @Test
    void aTestThatRunsAgainAndAgainLeavesOneDirectory() throws Exception {
        watch();
        for (int i = 0; i < 3; i++) {
            project.append("rtl/adder.v", "// " + i + "\n");
            assertThat(project.shown().ran()).isEqualTo("AdderTests");
        }
        assertThat(project.directoriesOf("AdderTests")).containsExactly("adds-icarus");
    }

    @Test
    void keysRunAllOrWhatFailedAndChooseTheSimulator() throws Exception {
        project.edit(COUNTER, "hasValue(3)", "hasValue(4)");
        assertThat(project.watch("--sim", "icarus").line()).contains("6 passed, 1 failed");
        project.shown(); // its waves
        project.press("f");
        Shown failed = project.shown();
        assertThat(failed.ran()).isEqualTo("1 that failed");
        assertThat(failed.line()).contains("6 passed, 1 failed");
        project.shown();
        project.press("a");
        assertThat(project.shown().ran()).isEqualTo("AdderTests, CounterTests, PlainTests");
        project.shown();
        project.press("1");
        assertThat(project.shown().line()).contains("after icarus");
        project.shown();
        project.press("o");
        assertThat(project.shown().line()).endsWith("report.html");
        project.press("q");
        assertThat(project.exitCode()).isZero();
    }

    @Test
    void aFileThatNobodyIsKnownToReadRunsAllTestsAndOneOfTheBuildAsksForANewStart()
            throws Exception {
        watch();
        project.write("data/samples.hex", "00\n");
        assertThat(project.shown().ran()).isEqualTo("AdderTests, CounterTests, PlainTests");
        project.edit("pom.xml", "<version>1.0-SNAPSHOT</version>", "<version>2</version>");
        assertThat(project.exitCode()).isEqualTo(WatchMain.RESTART);
    }
}
