package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.nio.file.Path;
import org.cocobean.Simulation;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Standards, libraries, architectures, configurations, generics, waves and what goes wrong.
@Timeout(120)
class GhdlBuildTests {

    private static HdlDesign withLibrary(String top) {
        return HdlDesign.of(
                top, "helpers=" + Ghdl.source("library_package"), Ghdl.source("with_library"));
    }

    @ParameterizedTest
    @CsvSource({
        "with_library, 42",
        "with_library(more), 43",
        "with_library(plain), 42",
        "work.with_library(more), 43",
        "with_library_more, 43"
    })
    void theTopChoosesArchitectureAndConfiguration(String top, int answer) {
        try (Simulation sim = Ghdl.start(withLibrary(top))) {
            assertThat(sim.dut().name()).isEqualTo("with_library");
            assertThat(sim.dut().signal("answer").toInt()).isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @CsvSource({"93", "1993", "93c", "02", "08", "2008"})
    void everyStandardRuns(String standard) {
        HdlDesign design =
                withLibrary("with_library(plain)")
                        .withLanguage(standard)
                        .withParameter("OFFSET", 8);
        try (Simulation sim = Ghdl.start(design)) {
            assertThat(sim.dut().signal("answer").toInt()).isEqualTo(50);
        }
    }

    @Test
    void filesLieInTheDirectoryOfTheTest(@TempDir(factory = RunTempDir.class) Path directory) {
        Ghdl.required();
        try (Simulation sim =
                Simulation.of(Ghdl.design("writes_files"))
                        .on("ghdl")
                        .in(directory)
                        .withWaves(true)
                        .start()) {
            await(ns(1));
            assertThat(sim.waves()).contains(directory.resolve("waves.fst"));
        }
        assertThat(directory.resolve("by_initial.txt")).hasContent("written at time 0");
        assertThat(directory.resolve("waves.fst")).isNotEmptyFile();
    }

    @Test
    void aSyntaxErrorIsToldWithFileAndLine() {
        assertThatThrownBy(() -> Ghdl.start("syntax_error").close())
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("syntax_error.vhd:15:14:")
                .hasMessageContaining("primary expression expected");
    }

    @Test
    void aWrongTopFailsTheBuild() {
        assertThatThrownBy(
                        () -> Ghdl.start(HdlDesign.of("nothing", Ghdl.source("no_events"))).close())
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("nothing");
    }
}
