package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.AgentFlag;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.Launch;
import org.cocobean.sim.spi.LaunchRequest;
import org.cocobean.sim.spi.NativeFiles;
import org.cocobean.sim.spi.Outdated;
import org.junit.jupiter.api.Test;

/// The adapter as a pure function, against golden files.
class GhdlPlanTests {

    private static final Path GHDL = Path.of("/opt/ghdl/bin/ghdl");
    private static final NativeFiles NATIVE =
            new NativeFiles(
                    Path.of("/native/cocobean.vpi"),
                    Path.of("/native/libcocobean_casts.so"),
                    Path.of("/native/libcocobean_output.so"),
                    Path.of("/native/src"));
    private static final Installation OLD = new Installation(GHDL, "2.0.0", "GHDL 2.0.0");
    private static final Installation NEW = new Installation(GHDL, "5.0.1", "GHDL 5.0.1");

    private final GhdlAdapter adapter = new GhdlAdapter();

    @Test
    void aPlainDesignIsAnalysedAndElaborated() throws IOException {
        assertThat(plan(HdlDesign.of("counter", "/rtl/counter.vhd"), OLD))
                .isEqualTo(golden("plain.txt"));
    }

    @Test
    void librariesGenericsAndArchitecturesReachTheCommands() throws IOException {
        HdlDesign design =
                HdlDesign.of(
                                "chips.fifo(rtl)",
                                "util=/rtl/types.vhd",
                                "util=/rtl/more.vhd",
                                "chips=/rtl/fifo.vhd",
                                "/rtl/top.vhd",
                                "/a=b/rest.vhd")
                        .withLanguage("93c")
                        .withParameter("DEPTH", 16)
                        .withParameter("NAME", "a b")
                        .withBuildArguments("-fsynopsys", "-frelaxed");
        assertThat(plan(design, NEW)).isEqualTo(golden("libraries.txt"));
    }

    @Test
    void anUpdateAnalysesWhatIsOutdatedAndLeavesTheElaborationToTheStart() {
        HdlDesign design = HdlDesign.of("counter", "util=/rtl/types.vhd", "/rtl/counter.vhd");
        String analysed =
                "/build$ /opt/ghdl/bin/ghdl -a --std=08 --workdir=. -P. --work=util /rtl/types.vhd\n";
        for (boolean needed : new boolean[] {true, false}) {
            Outdated outdated = new Outdated(List.of("util=/rtl/types.vhd"), needed);
            assertThat(update(design, outdated)).isEqualTo(analysed);
            assertThat(adapter.update(request(design, OLD), outdated).orElseThrow().files())
                    .containsKey(BuildPlan.UNCHECKED);
        }
    }

    @Test
    void manyLibrariesThatTheTopNeedsAreBroughtUpToDateByGhdlItself() {
        HdlDesign design = HdlDesign.of("counter", "a=/1.vhd", "b=/2.vhd", "a=/3.vhd");
        Outdated all = new Outdated(design.sources(), true);
        assertThat(update(design, all))
                .isEqualTo(
                        "/build$ /opt/ghdl/bin/ghdl -m --std=08 --workdir=. -P. --work=work counter\n");
        assertThat(adapter.update(request(design, OLD), all).orElseThrow().files()).isEmpty();
        assertThat(update(design, new Outdated(design.sources(), false)).lines()).hasSize(3);
    }

    private String update(HdlDesign design, Outdated outdated) {
        return text(adapter.update(request(design, OLD), outdated).orElseThrow());
    }

    @Test
    void whatOnlyVerilogHasIsLeftOut() {
        HdlDesign plain = HdlDesign.of("counter", "/rtl/counter.vhd");
        HdlDesign verilog =
                plain.withDefine("SIM", "1")
                        .withIncludeDirectories("/rtl/include")
                        .withTimescale("1ns/1ps")
                        .withPlusargs("foo=bar");
        assertThat(plan(verilog, OLD)).isEqualTo(plan(plain, OLD));
        assertThat(launch(verilog, OLD, Optional.empty()).command())
                .isEqualTo(launch(plain, OLD, Optional.empty()).command());
    }

    @Test
    void theSimulationRunsInItsOwnDirectoryWithAgentWavesAndRunArguments() throws IOException {
        HdlDesign design =
                HdlDesign.of("counter", "/rtl/counter.vhd")
                        .withParameter("WIDTH", 8)
                        .withRunArguments("--ieee-asserts=disable-at-0", "--assert-level=error");
        Launch.SeparateProcess launch = launch(design, OLD, Optional.of(Path.of("/test/waves")));
        assertThat(text(launch.command())).isEqualTo(golden("launch.txt"));
        assertThat(launch.waves()).contains(Path.of("/test/waves.fst"));
        assertThat(launch.design().orElseThrow().drivers().orElseThrow().argv())
                .as("asked only when a test writes what might be driven")
                .containsExactly(
                        "/opt/ghdl/bin/ghdl",
                        "--elab-run",
                        "--std=08",
                        "--workdir=/build",
                        "-P/build",
                        "--work=work",
                        "counter",
                        "--disp-signals-map",
                        "--stop-time=1fs",
                        "-gWIDTH=8");
    }

    @Test
    void fromVersionFiveOnCodeIsMadeBeforeTheDesignIsElaborated() {
        HdlDesign design = HdlDesign.of("counter", "/rtl/counter.vhd").withParameter("WIDTH", 8);
        assertThat(plan(design, NEW)).contains(" -e ", " --elab-jit ").doesNotContain("WIDTH");
        Launch.SeparateProcess launch = launch(design, NEW, Optional.empty());
        assertThat(launch.command().argv()).contains("--elab-jit", "-gWIDTH=8");
        assertThat(launch.design().orElseThrow().drivers())
                .as("a write is a deposit, whatever is driven")
                .isEmpty();
    }

    @Test
    void everyWriteIsAForceBeforeVersionFive() {
        HdlDesign design = HdlDesign.of("counter", "/rtl/counter.vhd");
        assertThat(launch(design, OLD, Optional.empty()).flags()).contains(AgentFlag.PUT_IS_FORCE);
        assertThat(launch(design, NEW, Optional.empty()).flags())
                .doesNotContain(AgentFlag.PUT_IS_FORCE)
                .contains(AgentFlag.FINISH_IN_TIMER);
        Set<Capability> old = new HashSet<>(missing(OLD));
        assertThat(old).containsAll(missing(NEW));
        old.removeAll(missing(NEW));
        assertThat(old)
                .containsExactlyInAnyOrder(
                        Capability.DEPOSIT_ON_DRIVEN,
                        Capability.COMBINATIONAL_DEPOSIT,
                        Capability.RELEASE);
    }

    private Set<Capability> missing(Installation installation) {
        return adapter.capabilities(installation, Isolation.PROCESS).missing().keySet();
    }

    @Test
    void aLineAloneIsAnErrorWhereGhdlIsNotKnownToSayWhereErrorsComeFrom() {
        HdlDesign design = HdlDesign.of("counter", "/rtl/counter.vhd");
        HdlDesign own = design.withRunArguments("--backtrace-severity=failure");
        Installation between = new Installation(GHDL, "4.1.0", "GHDL 4.1.0");
        Installation later = new Installation(GHDL, "7.0.0", "GHDL 7.0.0");
        assertThat(errorsInOneLine(design, OLD)).isZero();
        assertThat(errorsInOneLine(design, NEW)).isZero();
        assertThat(errorsInOneLine(design, between)).isOne();
        assertThat(errorsInOneLine(design, later)).isOne();
        assertThat(errorsInOneLine(own, OLD)).isOne();
    }

    private long errorsInOneLine(HdlDesign design, Installation installation) {
        return adapter.messages(request(design, installation, Optional.empty()))
                .take("/rtl/counter.vhd:3:1:@5ns:(report error): like one")
                .size();
    }

    @Test
    void aTopThatIsNoUnitNameIsRefused() {
        assertThatThrownBy(() -> plan(HdlDesign.of("fifo(rtl", "/rtl/fifo.vhd"), OLD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'fifo(rtl' is no top for ghdl: give an entity, entity(architecture) or a"
                                + " configuration, with its library in front unless that is work (lib.entity)");
    }

    private String plan(HdlDesign design, Installation installation) {
        return text(adapter.build(request(design, installation)));
    }

    private static BuildRequest request(HdlDesign design, Installation installation) {
        return new BuildRequest(
                design, installation, Isolation.PROCESS, Path.of("/build"), false, NATIVE);
    }

    private static String text(BuildPlan plan) {
        return plan.commands().stream().map(GhdlPlanTests::text).collect(Collectors.joining());
    }

    private Launch.SeparateProcess launch(
            HdlDesign design, Installation installation, Optional<Path> waves) {
        return (Launch.SeparateProcess) adapter.launch(request(design, installation, waves));
    }

    private static LaunchRequest request(
            HdlDesign design, Installation installation, Optional<Path> waves) {
        return new LaunchRequest(
                design,
                installation,
                Isolation.PROCESS,
                Path.of("/build"),
                Path.of("/test"),
                waves,
                1,
                NATIVE);
    }

    private static String text(Command command) {
        List<String> quoted =
                command.argv().stream()
                        .map(argument -> argument.contains(" ") ? "'" + argument + "'" : argument)
                        .toList();
        return command.directory() + "$ " + String.join(" ", quoted) + "\n";
    }

    private static String golden(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(GhdlPlanTests.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
