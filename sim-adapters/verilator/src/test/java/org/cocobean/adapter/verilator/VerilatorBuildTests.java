package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cocobean.sim.HdlDesign;
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
class VerilatorBuildTests {

    private static final Installation TOOL =
            new Installation(Path.of("/usr/bin/verilator"), "5.006", "Verilator 5.006");
    private static final NativeFiles NATIVE =
            new NativeFiles(
                    Path.of("/native/cocobean.vpi"),
                    Path.of("/native/libcocobean_casts.so"),
                    Path.of("/native/libcocobean_output.so"),
                    Path.of("/native/src"));
    private static final HdlDesign PLAIN = HdlDesign.of("top", "/p/a.v", "/p/b.sv");

    private final VerilatorAdapter adapter = new VerilatorAdapter();

    private BuildPlan plan(HdlDesign design, Isolation isolation, boolean waves) {
        return adapter.build(
                new BuildRequest(design, TOOL, isolation, Path.of("/out"), waves, NATIVE));
    }

    private static String text(BuildPlan plan) {
        return plan.steps().stream()
                .map(BuildStep::text)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void aPlainDesign() {
        BuildPlan plan = plan(PLAIN, Isolation.IN_PROCESS, false);

        assertThat(text(plan))
                .isEqualTo(
                        """
                        /usr/bin/verilator --xml-only --xml-output design.xml --Mdir description --public-flat-rw -fno-dfg --top-module top --timing --assert -Wno-fatal -Wno-INCABSPATH --timescale 1ns/1ps /p/a.v /p/b.sv
                        sh -c exec "$0" "$@" >preprocessed.v /usr/bin/verilator -E --Mdir description --top-module top --timing --assert -Wno-fatal -Wno-INCABSPATH --timescale 1ns/1ps /p/a.v /p/b.sv
                        derive CHOICES XML 1ns  VCD
                        /usr/bin/verilator --cc --exe --prefix Vcocobean --Mdir obj -O3 --x-assign fast --x-initial fast -f trace.f --top-module top --timing --assert -Wno-fatal -Wno-INCABSPATH --timescale 1ns/1ps /p/a.v /p/b.sv visible.vlt
                        derive TABLES XML 1ns
                        make --silent -C obj -f ../cocobean.mk NATIVE=/native/src
                        derive COMPILED
                        """);
        assertThat(plan.commands()).extracting(Command::directory).containsOnly(Path.of("/out"));
        assertThat(plan.dependencyFiles()).containsExactly("sources.txt", "compiled.txt");
        assertThat(plan.files().keySet())
                .containsExactlyInAnyOrder(
                        "cocobean.mk",
                        "cocobean_design.cpp",
                        "cocobean_design.h",
                        "cocobean_files.cpp",
                        "cocobean_files.h",
                        "cocobean_hooks.h",
                        "cocobean_images.cpp",
                        "cocobean_images.h",
                        "cocobean_model.map",
                        "cocobean_process.c",
                        "cocobean_verilator.cpp");
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
                        .withTimescale("1ns/1ps")
                        .withLanguage("2005")
                        .withVisible("core.*", "state")
                        .withBuildArguments("--threads", "2");

        assertThat(text(plan(design, Isolation.IN_PROCESS, true)))
                .isEqualTo(
                        """
                        /usr/bin/verilator --xml-only --xml-output design.xml --Mdir description --public-flat-rw -fno-dfg %1$s
                        sh -c exec "$0" "$@" >preprocessed.v /usr/bin/verilator -E --Mdir description %1$s
                        derive CHOICES XML 1ns FST VCD core.* state
                        /usr/bin/verilator --cc --exe --prefix Vcocobean --Mdir obj -O3 --x-assign fast --x-initial fast -f trace.f %1$s visible.vlt
                        derive TABLES XML 1ns core.* state
                        make --silent -C obj -f ../cocobean.mk NATIVE=/native/src THREADS=1
                        derive COMPILED
                        """
                                .formatted(
                                        "--top-module top --timing --assert -Wno-fatal -Wno-INCABSPATH --timescale 1ns/1ps"
                                                + " --default-language 1364-2005 -I/p/include -DFAST -DDEPTH=4"
                                                + " -GWIDTH=16 -GNAME=\"north\" -GINIT=8'hff"
                                                + " --threads 2 /p/a.v /p/b.sv"));
    }

    @Test
    void makeIsToldWhatIsMeantForIt() {
        HdlDesign quick = PLAIN.withBuildArguments(adapter.quickArguments().toArray(String[]::new));

        assertThat(text(plan(quick, Isolation.PROCESS, false)))
                .contains("-f ../cocobean.mk NATIVE=/native/src OPT_FAST=-O1\n");
        HdlDesign several = PLAIN.withBuildArguments("-MAKEFLAGS", "OPT_FAST=-O2 OPT_SLOW=-O1");
        assertThat(text(plan(several, Isolation.PROCESS, false)))
                .contains(" OPT_FAST=-O2 OPT_SLOW=-O1\n");
    }

    @Test
    void versionsWithoutXmlAreAskedForJson() {
        Installation tool =
                new Installation(Path.of("/usr/bin/verilator"), "5.048", "Verilator 5.048");
        BuildPlan plan =
                adapter.build(
                        new BuildRequest(
                                PLAIN, tool, Isolation.PROCESS, Path.of("/out"), false, NATIVE));

        assertThat(text(plan).lines().filter(line -> !line.contains("--cc")))
                .containsExactly(
                        "/usr/bin/verilator --quiet-stats --json-only --json-only-output design.json"
                                + " --json-only-meta-output design.meta.json --Mdir description"
                                + " --public-flat-rw -fno-dfg --top-module top --timing --assert -Wno-fatal -Wno-INCABSPATH"
                                + " --timescale 1ns/1ps /p/a.v /p/b.sv",
                        "sh -c exec \"$0\" \"$@\" >preprocessed.v /usr/bin/verilator --quiet-stats -E"
                                + " --Mdir description --top-module top --timing --assert -Wno-fatal -Wno-INCABSPATH"
                                + " --timescale 1ns/1ps /p/a.v /p/b.sv",
                        "derive CHOICES JSON 1ns  VCD",
                        "derive TABLES JSON 1ns",
                        "make --silent -C obj -f ../cocobean.mk NATIVE=/native/src",
                        "derive COMPILED");
    }

    @Test
    void textThatTheCommandLineWouldSpoilGoesAsBits() {
        assertThat(text(plan(PLAIN.withParameter("T", "a\"b"), Isolation.PROCESS, false)))
                .contains(" -GT=24'h612262 ");
        assertThat(text(plan(PLAIN.withParameter("T", "a\nb"), Isolation.PROCESS, false)))
                .contains(" -GT=24'h610a62 ");
    }

    @Test
    void aPlaceWithASpaceIsRefusedWithTheWayOut() {
        NativeFiles natives =
                new NativeFiles(
                        Path.of("/my cache/cocobean.vpi"),
                        Path.of("/my cache/casts.so"),
                        Path.of("/my cache/output.so"),
                        Path.of("/my cache/src"));
        assertThatThrownBy(() ->
                        adapter.build(
                                new BuildRequest(
                                        PLAIN,
                                        TOOL,
                                        Isolation.PROCESS,
                                        Path.of("/out"),
                                        false,
                                        natives)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "verilator builds with make, which cannot work below a path with a space in"
                                + " it: '/my cache/src'. Keep builds elsewhere: -Dcocobean.cache=DIR"
                                + " (docs/settings.md)");
    }

    @Test
    void bothHomesShareOneBuild() {
        assertThat(plan(PLAIN, Isolation.PROCESS, false))
                .isEqualTo(plan(PLAIN, Isolation.IN_PROCESS, false));
    }

    @TempDir Path build;

    private Launch launch(Isolation isolation, Optional<Path> waves, long seed) {
        HdlDesign design = PLAIN.withPlusargs("foo=bar").withRunArguments("+verilator+noassert");
        return adapter.launch(
                new LaunchRequest(
                        design, TOOL, isolation, build, Path.of("/test"), waves, seed, NATIVE));
    }

    @Test
    void aModelIsLoadedWithItsArguments() {
        assertThat(launch(Isolation.IN_PROCESS, Optional.empty(), 41))
                .isEqualTo(
                        new Launch.Model(
                                build.resolve("model.so"),
                                List.of("+verilator+noassert", "+foo=bar", "+verilator+seed+42"),
                                Path.of("/test"),
                                Optional.empty()));
    }

    @Test
    void aProcessGetsTheModelAndTheWaves() throws IOException {
        Files.writeString(build.resolve("trace.f"), "--trace-fst\n");
        assertThat(launch(Isolation.PROCESS, Optional.of(Path.of("/test/waves")), -1))
                .isEqualTo(
                        new Launch.SeparateProcess(
                                Command.of(
                                        Path.of("/test"),
                                        List.of(
                                                build.resolve("simulation").toString(),
                                                build.resolve("model.so").toString(),
                                                "--waves=/test/waves.fst",
                                                "+verilator+noassert",
                                                "+foo=bar",
                                                "+verilator+seed+2147483647")),
                                Set.of(),
                                Optional.of(Path.of("/test/waves.fst"))));
        Files.writeString(build.resolve("trace.f"), "--trace\n");
        assertThat(launch(Isolation.PROCESS, Optional.of(Path.of("/test/waves")), 1).waves())
                .contains(Path.of("/test/waves.vcd"));
    }
}
