package org.cocobean.adapter.icarus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.AgentFlag;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.BuildStep;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.Launch;
import org.cocobean.sim.spi.LaunchRequest;
import org.cocobean.sim.spi.NativeFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands, word by word: what changes here changes every build.
class IcarusPlanTests {

    private static final Installation TOOL =
            new Installation(
                    Path.of("/opt/icarus/bin/iverilog"), "11.0", "Icarus Verilog version 11.0");
    private static final NativeFiles NATIVE =
            new NativeFiles(
                    Path.of("/native/cocobean.vpi"),
                    Path.of("/native/libcocobean_casts.so"),
                    Path.of("/native/libcocobean_output.so"),
                    Path.of("/native/src"));
    private static final HdlDesign PLAIN = HdlDesign.of("top", "/p/a.v", "/p/b.sv");

    private final IcarusAdapter adapter = new IcarusAdapter();

    @TempDir(factory = RunTempDir.class)
    Path build;

    private BuildPlan plan(HdlDesign design, boolean waves) {
        return adapter.build(
                new BuildRequest(design, TOOL, Isolation.PROCESS, Path.of("/out"), waves, NATIVE));
    }

    private static String text(BuildPlan plan) {
        return plan.steps().stream()
                .map(BuildStep::text)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void aPlainDesign() {
        BuildPlan plan = plan(PLAIN, false);

        assertThat(text(plan))
                .isEqualTo(
                        """
                        /opt/icarus/bin/iverilog -o design.vvp -N design.netlist -g2012 -s top -f icarus.f -Mall=sources.txt /p/a.v /p/b.sv
                        derive FIND_PINS top
                        derive COUNT_ERRORS design.vvp
                        derive FIND design.vvp 0
                        derive OBJECTS sources.txt
                        """);
        assertThat(plan.commands()).extracting(Command::directory).containsOnly(Path.of("/out"));
        assertThat(plan.dependencyFiles()).containsExactly("sources.txt");
        assertThat(plan.files()).isEqualTo(Map.of("icarus.f", "+timescale+1ns/1ps\n"));
    }

    @Test
    void everyOptionOfADesign() {
        HdlDesign design =
                PLAIN.withIncludeDirectories("/p/include")
                        .withDefine("FAST", "")
                        .withDefine("DEPTH", "4")
                        .withParameter("WIDTH", 16)
                        .withParameter("NAME", "north")
                        .withParameter("INIT", "8'hff")
                        .withTimescale("10ns/1ns")
                        .withLanguage("2005-sv")
                        .withBuildArguments("-Wall", "-gno-assertions");

        assertThat(text(plan(design, false)).lines().findFirst())
                .contains(
                        "/opt/icarus/bin/iverilog -o design.vvp -N design.netlist -g2005-sv -s top"
                                + " -f icarus.f -Mall=sources.txt -I/p/include -DFAST -DDEPTH=4"
                                + " -Ptop.WIDTH=16 -Ptop.NAME=\"north\" -Ptop.INIT=8'hff -Wall"
                                + " -gno-assertions /p/a.v /p/b.sv");
        assertThat(plan(design, false).files()).containsEntry("icarus.f", "+timescale+10ns/1ns\n");
    }

    @Test
    void textThatWouldEndALiteralIsEscaped() {
        assertThat(text(plan(PLAIN.withParameter("T", "a\"b\nc"), false)))
                .contains(" -Ptop.T=\"a\\042b\\012c\" ");
    }

    @Test
    void wavesAreATopOfTheirOwn() {
        BuildPlan plan = plan(PLAIN, true);

        assertThat(text(plan))
                .contains(
                        " -Mall=sources.txt -s cocobean_waves cocobean_waves.v /p/a.v /p/b.sv\n",
                        "derive FIND design.vvp 1\n");
        assertThat(plan.files().get("cocobean_waves.v"))
                .contains("$dumpvars(0, top);", "$cocobean_dump(file, top);");
    }

    // ---- launch

    private Launch.SeparateProcess launch(HdlDesign design, Optional<Path> waves) {
        return (Launch.SeparateProcess)
                adapter.launch(
                        new LaunchRequest(
                                design,
                                TOOL,
                                Isolation.PROCESS,
                                build,
                                Path.of("/test"),
                                waves,
                                1,
                                NATIVE));
    }

    @Test
    void theSimulationRunsInItsOwnDirectoryWithTheAgentAndQuickCasts() {
        HdlDesign design = PLAIN.withPlusargs("+foo=bar").withRunArguments("-v");

        assertThat(launch(design, Optional.empty()))
                .isEqualTo(
                        new Launch.SeparateProcess(
                                new Command(
                                        List.of(
                                                "/opt/icarus/bin/vvp",
                                                "-N",
                                                "-m",
                                                "/native/cocobean.vpi",
                                                "-v",
                                                build.resolve("design.vvp").toString(),
                                                "+foo=bar"),
                                        Path.of("/test"),
                                        Map.of(
                                                "LD_PRELOAD",
                                                "/native/libcocobean_casts.so:/native/libcocobean_output.so",
                                                "COCOBEAN_OUTPUT",
                                                "errors",
                                                "COCOBEAN_OBJECTS",
                                                build.resolve("cocobean_objects.txt").toString())),
                                Set.of(AgentFlag.TIMER_AT_START, AgentFlag.OWN_TASKS),
                                Optional.empty()));
    }

    @Test
    void wavesAreTheSimulatorsUnlessTheDesignTakesItsOnlyFile() throws IOException {
        Optional<Path> waves = Optional.of(Path.of("/test/waves"));

        found("false");
        Launch.SeparateProcess ours = launch(PLAIN, waves);
        assertThat(ours.command().argv())
                .endsWith("-fst", "+cocobean_waves=/test/waves.fst")
                .doesNotContain("+cocobean_dump=/test/waves.vcd");
        assertThat(ours.waves()).contains(Path.of("/test/waves.fst"));

        found("true");
        Launch.SeparateProcess its = launch(PLAIN, waves);
        assertThat(its.command().argv())
                .endsWith("+cocobean_dump=/test/waves.vcd")
                .doesNotContain("-fst");
        assertThat(its.waves()).contains(Path.of("/test/waves.vcd"));
    }

    /// As the build says of the design's own `$dumpvars`.
    private void found(String own) throws IOException {
        Files.writeString(build.resolve("own_dumps.txt"), own + "\n");
    }
}
