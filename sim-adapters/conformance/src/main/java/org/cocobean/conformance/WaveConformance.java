package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Signal;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.HdlLanguage;
import org.junit.jupiter.api.Test;

/// Waves: ours, those of a design that writes some itself, and those of a simulator that died.
abstract class WaveConformance extends Conformance {

    private static final String MINE = "mine.vcd";

    /// What a run left, after its end.
    private record Left(Path directory, Path ours) {

        Path mine() {
            return directory.resolve(MINE);
        }
    }

    /// Runs ten cycles; in the fifth `dump` is 1 if it is to be.
    private Left run(HdlDesign design, boolean waves, boolean late) {
        Simulation sim = home().setup(design).withWaves(waves).start();
        try (sim) {
            Signal clk = sim.dut().signal("clk");
            sim.dut().signal("dump").set(0);
            Clock.of(clk, ns(10)).start();
            rising(clk).times(4).await();
            sim.dut().signal("dump").set(late ? 1 : 0);
            rising(clk).await();
            sim.dut().signal("dump").set(0);
            rising(clk).times(5).await();
        }
        return new Left(sim.directory(), sim.waves().orElse(sim.directory().resolve("nowhere")));
    }

    private HdlDesign design() {
        requires(HdlLanguage.VERILOG, "$dumpvars");
        requires(Capability.WAVES);
        return home().design("dumps_itself");
    }

    private static void assertCounts(Path file, int from, int to) throws IOException {
        assertThat(file).content().startsWith("$").contains("$enddefinitions", "count", "twice");
        String code =
                Files.readAllLines(file).stream()
                        .map(String::strip)
                        .filter(line -> line.startsWith("$var") && line.contains(" count "))
                        .map(line -> line.split(" +")[3])
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no count in " + file));
        for (int value = from; value <= to; value++) {
            assertThat(file)
                    .content()
                    .containsPattern(
                            "(?m)^b0*"
                                    + Integer.toBinaryString(value)
                                    + " "
                                    + java.util.regex.Pattern.quote(code)
                                    + "$");
        }
    }

    @Test
    void wavesOfTheDesignAndOursAreBothWritten() throws IOException {
        Left left = run(design().withPlusargs("dump"), true, false);
        assertCounts(left.mine(), 0, 9);
        assertCounts(left.ours(), 0, 9);
    }

    @Test
    void wavesThatTheDesignBeginsLaterAreWritten() throws IOException {
        Left left = run(design(), true, true);
        assertCounts(left.mine(), 5, 9);
        assertCounts(left.ours(), 0, 9);
    }

    @Test
    void wavesOfTheDesignNeedNoneOfOurs() throws IOException {
        Left left = run(design().withPlusargs("dump"), false, false);
        assertCounts(left.mine(), 0, 9);
        assertThat(left.ours()).doesNotExist();
    }

    @Test
    void aDesignThatCouldWriteWavesButDoesNotLeavesNone() throws IOException {
        Left left = run(design(), true, false);
        assertThat(left.mine()).doesNotExist();
        assertCounts(left.ours(), 0, 9);
    }

    @Test
    void aSimulatorThatDiesLeavesWavesThatCanBeOpenedOrNone() {
        requires(Capability.WAVES);
        requires(Capability.KILLABLE);
        Simulation sim = home().setup(home().design("sample_module")).withWaves(true).start();
        Throwable failure =
                Assertions.catchThrowable(() -> {
                    try (sim) {
                        Signal clk = sim.dut().signal("clk");
                        Clock.of(clk, ns(10)).start();
                        rising(clk).times(10).await();
                        Home.processOf(sim).destroyForcibly();
                        rising(clk).times(1_000_000).await();
                    }
                });
        assertThat(failure).isInstanceOf(org.cocobean.sim.SimulatorDiedError.class);
        sim.waves()
                .ifPresent(file ->
                        assertThat(file).hasExtension("vcd").content().contains("$enddefinitions"));
    }

    @Test
    void wavesThatAreNamedCanBeOpened() {
        requires(Capability.WAVES);
        Simulation sim = home().setup(home().design("sample_module")).withWaves(true).start();
        try (sim) {
            Signal clk = sim.dut().signal("clk");
            Clock.of(clk, ns(10)).start();
            rising(clk).times(10).await();
        }
        assertThat(sim.waves()).hasValueSatisfying(file -> assertThat(file).isNotEmptyFile());
    }
}
