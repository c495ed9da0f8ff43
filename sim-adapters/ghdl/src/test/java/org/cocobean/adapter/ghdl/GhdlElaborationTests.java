package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.Simulation;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Handle;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a test sees of designs that are known only when they are elaborated in its directory.
@Timeout(120)
class GhdlElaborationTests {

    @TempDir(factory = RunTempDir.class)
    Path directory;

    private Simulation start(int width, String numbers) throws Exception {
        Ghdl.required();
        Files.writeString(directory.resolve("numbers.txt"), numbers);
        HdlDesign design =
                HdlDesign.of("elaborated", Ghdl.source("elaborated")).withParameter("WIDTH", width);
        return Simulation.of(design).on("ghdl").in(directory).start();
    }

    @ParameterizedTest
    @CsvSource({"10", "99"})
    void constantsHaveTheValueOfThisRun(int number) throws Exception {
        try (Simulation sim = start(8, number + "\n")) {
            await(ns(1));
            assertThat(sim.dut().signal("first").toInt()).isEqualTo(number);
            assertThat(sim.dut().signal("LOADED").toInt()).isEqualTo(number);
            assertThat(sim.dut().signal("color").toText()).isEqualTo("green");
            assertThat(sim.dut().signal("WIDTH").toInt()).isEqualTo(8);
            assertThat(sim.dut().signal("DELAY").toLong()).isEqualTo(5_000_000);
        }
    }

    @Test
    void aSignalThatNothingDrivesIsFoundThoughElaborationReadsTheDirectory() throws Exception {
        try (Simulation sim = start(8, "1\n")) {
            sim.dut().signal("unbound").set(1);
            sim.dut().signal("word").set(0xa5);
            await(ns(1));
            assertThat(sim.dut().signal("unbound").isHigh()).isTrue();
            assertThat(sim.dut().signal("word").toInt()).isEqualTo(0xa5);
        }
    }

    @Test
    void aMissingFileEndsTheSimulationWithTheReason() throws Exception {
        assertThatThrownBy(() -> start(8, "no number\n").close())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("before its first stop");
    }

    @Test
    void theBranchThatIsTakenIsListedAndReached() throws Exception {
        try (Simulation sim = start(8, "1\n")) {
            Dut dut = sim.dut();
            assertThat(dut.children().stream().map(Handle::name))
                    .contains("branch", "word", "width")
                    .noneMatch(name -> name.contains("?"));
            assertThat(dut.scope("branch").children().stream().map(Handle::name))
                    .contains("in_else", "u");
            dut.signal("a").set(0);
            await(ns(1));
            assertThat(dut.signal("branch.u.inside").isHigh()).isTrue();
        }
    }

    @Test
    void aMisspeltNameIsToldWithWhatThereIs() throws Exception {
        try (Simulation sim = start(8, "1\n")) {
            assertThatThrownBy(() -> sim.dut().signal("wrod"))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining("word");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "choice: a case generate statement",
                "missing: component ghost, to which no entity is bound"
            })
    void scopesThatVpiHidesAreNamedWithTheReason(String scope) throws Exception {
        String name = scope.substring(0, scope.indexOf(':'));
        try (Simulation sim = start(8, "1\n")) {
            assertThatThrownBy(() -> sim.dut().child(name))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining(scope.substring(name.length() + 2));
        }
    }

    @Test
    void nothingOfTheDescriptionStaysInLogOrDirectory() throws Exception {
        Path log;
        try (Simulation sim = start(8, "1\n")) {
            sim.dut().signal("word").set(1);
            await(ns(1));
            log = directory.resolve("sim.log");
        }
        assertThat(log).content().doesNotContain("ghdl_rtik", "cocobean: the design is told");
        try (var left = Files.list(directory)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("numbers.txt", "sim.log");
        }
    }
}
