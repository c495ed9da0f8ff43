package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cocobean.dut.Dut;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorChoiceTests {

    @Design(top = "counter", sources = Trial.COUNTER)
    static class AllKinds {

        @HdlTest
        void test(Dut dut) {}

        @Test
        void plain(Dut dut) {}

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void parameterised(int number, Dut dut) {}

        @RepeatedTest(2)
        void repeated(Dut dut) {}

        @Nested
        class Inner {
            @HdlTest
            void nested(Dut dut) {}
        }
    }

    /// One simulator twice, since another one need not be installed.
    @Test
    void aClassRunsOncePerSimulatorWithAllItsTests() {
        Trial trial = Trial.of(AllKinds.class, "cocobean.sim=icarus,icarus");
        assertThat(trial.failures()).isEmpty();
        assertThat(trial.succeeded()).hasSize(14);
    }

    @Test
    void aNestedClassCanBeSelectedAlone() {
        assertThat(Trial.of(AllKinds.Inner.class).succeeded()).hasSize(1);
    }

    @Design(top = "counter", sources = "../../hdl-samples/rtl/vhdl/counter.vhd")
    static class Vhdl {

        @HdlTest
        void test(Dut dut) {}
    }

    @Test
    void aSimulatorThatDoesNotTakeTheLanguageIsLeftOutWithAReason() {
        Trial trial = Trial.of(Vhdl.class, "cocobean.ci=true");
        assertThat(trial.failures()).isEmpty();
        assertThat(trial.skipReasons())
                .containsExactly(
                        "none of the simulators of -Dcocobean.sim=icarus takes the language of design 'counter' ([VHDL])");
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class VerilogOutside {

        @HdlTest
        void test(Dut dut) {}

        @HdlTest
        @Design(top = "counter", sources = "../../hdl-samples/rtl/vhdl/counter.vhd")
        void vhdlMethod(Dut dut) {}

        @Nested
        @Design(top = "counter", sources = "../../hdl-samples/rtl/vhdl/counter.vhd")
        class Vhdl {
            @HdlTest
            void nested(Dut dut) {}
        }
    }

    /// No VHDL simulator is on the class path here, so what is run once is skipped once.
    @Test
    void whatHasADesignInAnotherLanguageRunsOnceAndNotPerSimulatorOfTheClassAround() {
        Trial trial = Trial.of(VerilogOutside.class, "cocobean.sim=icarus,icarus");
        assertThat(trial.failures()).isEmpty();
        assertThat(trial.succeeded()).hasSize(2);
        assertThat(trial.skipReasons())
                .hasSize(2)
                .allSatisfy(reason -> assertThat(reason).contains("design 'counter' ([VHDL])"));
    }

    @Test
    void anUnknownSimulatorIsAFailureThatNamesTheKnownOnes() {
        assertThat(Trial.of(AllKinds.class, "cocobean.sim=icaros").failure())
                .hasMessageContaining("there is no simulator adapter 'icaros'")
                .hasMessageContaining("icarus");
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    @ParameterizedClass
    @ValueSource(ints = {8, 16})
    static class ParameterisedClass {

        @Parameter
        @HdlParameter("WIDTH")
        int width;

        @HdlTest
        void eachWidth(Dut dut) {
            assertThat(dut.signal("count").width()).isEqualTo(width);
        }

        @Test
        void plain(Dut dut) {
            assertThat(dut.signal("count").width()).isEqualTo(width);
        }
    }

    @Test
    void aParameterisedClassRunsWithItsParameters() {
        Trial trial = Trial.of(ParameterisedClass.class);
        assertThat(trial.failures()).isEmpty();
        assertThat(trial.succeeded()).hasSize(4);
    }

    @Test
    void inAParameterisedClassOnlyAnHdlTestRunsOnSeveralSimulators() {
        Trial trial = Trial.of(ParameterisedClass.class, "cocobean.sim=icarus,icarus");
        assertThat(trial.succeeded()).hasSize(4);
        assertThat(trial.failures())
                .hasSize(2)
                .allSatisfy(failure ->
                        assertThat(failure)
                                .hasMessageContaining(
                                        "cannot run on each of [icarus, icarus], since another annotation than @Design or @HdlTest says how often it runs"));
    }

    // ---- a machine without simulators: a JVM with another PATH

    @Test
    @Timeout(120)
    void aMissingSimulatorSkipsTestsWithTheReason(@TempDir Path directory) throws Exception {
        String output = runWithoutSimulators(directory, NOT_CI, runIn(directory));
        assertThat(output)
                .contains(
                        "SKIPPED on icarus: simulator 'icarus' is not installed: there is no program 'iverilog' in "
                                + directory)
                .contains("apt-get install iverilog")
                .contains("SKIPPED plain(Dut)")
                .contains("SKIPPED parameterised(int, Dut)")
                .contains("SKIPPED repeated(Dut)")
                .doesNotContain("FAILED")
                .doesNotContain("SUCCESSFUL");
    }

    @Test
    @Timeout(120)
    void aMissingSimulatorFailsTestsInContinuousIntegration(@TempDir Path directory)
            throws Exception {
        assertThat(runWithoutSimulators(directory, "-Dcocobean.ci=true", runIn(directory)))
                .contains(
                        "FAILED on icarus: org.cocobean.sim.MissingToolException: simulator 'icarus' is not installed")
                .contains("FAILED plain(Dut)")
                .contains("FAILED [1] number = 1")
                .contains("FAILED repetition 2 of 2")
                .doesNotContain("SKIPPED")
                .doesNotContain("SUCCESSFUL");
    }

    /// Whoever takes a test of a shared run keeps it from the hosts that have the simulator.
    @Test
    @Timeout(120)
    void aMissingSimulatorFailsTheTestsThatASharedRunGaveToThisHost(@TempDir Path directory)
            throws Exception {
        assertThat(runWithoutSimulators(directory, "-Dcocobean.share=" + directory.resolve("run")))
                .contains(
                        "FAILED on icarus: org.cocobean.sim.MissingToolException: simulator 'icarus' is not installed")
                .contains("FAILED plain(Dut)")
                .doesNotContain("SKIPPED")
                .doesNotContain("SUCCESSFUL");
    }

    @Test
    @Timeout(120)
    void whoSaysThatItIsNoContinuousIntegrationHasTestsOfASharedRunSkipped(@TempDir Path directory)
            throws Exception {
        assertThat(
                        runWithoutSimulators(
                                directory,
                                "-Dcocobean.share=" + directory.resolve("run"),
                                "-Dcocobean.ci=false"))
                .contains("SKIPPED on icarus")
                .doesNotContain("FAILED");
    }

    @Test
    @Timeout(120)
    void aSimulatorThatIsThereButCannotBeRunFailsTestsEverywhere(@TempDir Path directory)
            throws Exception {
        for (String program : List.of("iverilog", "vvp")) {
            Path file = directory.resolve(program);
            Files.writeString(file, "#!/bin/sh\necho 'cannot find libbz2.so.1'\nexit 127\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        assertThat(runWithoutSimulators(directory, NOT_CI, runIn(directory)))
                .contains(
                        "FAILED on icarus: org.cocobean.sim.BrokenEnvironmentException: simulator 'icarus' is installed, but cannot be run: "
                                + directory.resolve("iverilog")
                                + " -V does not tell its version; it printed:\ncannot find libbz2.so.1\n")
                .contains("install it anew (apt-get install iverilog)")
                .contains("FAILED plain(Dut)")
                .contains("FAILED [1] number = 1")
                .doesNotContain("SKIPPED")
                .doesNotContain("SUCCESSFUL");
    }

    @Test
    @Timeout(120)
    void aTemporaryDirectoryThatIsNotThereFailsTestsEverywhere(@TempDir Path directory)
            throws Exception {
        ProcessBuilder builder = trial(NOT_CI, runIn(directory));
        builder.environment().put("TMPDIR", "/nonexistent");
        assertThat(outputOf(builder))
                .contains(
                        "FAILED on no simulator: org.cocobean.sim.BrokenEnvironmentException: no simulation can run here: the temporary directory of the tools (TMPDIR) /nonexistent does not exist: make it, or set the environment variable TMPDIR to another one, or unset it")
                .contains("FAILED plain(Dut)")
                .doesNotContain("SKIPPED")
                .doesNotContain("SUCCESSFUL");
    }

    private static final String NOT_CI = "-Dcocobean.ci=false";

    private static String runIn(Path directory) {
        return "-Dcocobean.run.dir=" + directory.resolve("run");
    }

    private static String runWithoutSimulators(Path path, String... settings)
            throws IOException, InterruptedException {
        ProcessBuilder builder = trial(settings);
        builder.environment().put("PATH", path.toString());
        return outputOf(builder);
    }

    private static ProcessBuilder trial(String... settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(settings));
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Dcocobean.sim=icarus",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrialMain.class.getName(),
                        AllKinds.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("CI");
        return builder;
    }

    private static String outputOf(ProcessBuilder builder)
            throws IOException, InterruptedException {
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
