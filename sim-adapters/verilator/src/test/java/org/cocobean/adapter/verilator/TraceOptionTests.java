package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.ns;

import java.nio.file.Path;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.conformance.Installed;
import org.cocobean.conformance.SuiteDesigns;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Arguments by which the user chooses a format of waves.
@Timeout(120)
class TraceOptionTests {

    @ParameterizedTest
    @CsvSource({"--trace, true", "--trace, false", "--trace-fst, true"})
    void theUsersFormatIsUsedAndBuilds(String option, boolean waves) {
        Installed.require("verilator");
        HdlDesign design =
                HdlDesign.of("sample_module", SuiteDesigns.file("sample_module.v"))
                        .withBuildArguments(option);
        Simulation sim = Simulation.of(design).on("verilator").withWaves(waves).start();
        try (sim) {
            Clock.of(sim.dut().signal("clk"), ns(10)).start().cycles(3);
        }
        assertThat(sim.waves().isPresent()).isEqualTo(waves);
        sim.waves()
                .map(Path::toString)
                .ifPresent(file ->
                        assertThat(file).endsWith(option.equals("--trace") ? ".vcd" : ".fst"));
    }

    @Test
    void theLastFormatCounts() {
        assertThat(WaveFormat.chosenBy(List.of("-O3", "--trace-depth", "2"))).isEmpty();
        assertThat(WaveFormat.chosenBy(List.of("--trace-fst", "--trace-vcd")))
                .contains(WaveFormat.VCD);
    }
}
