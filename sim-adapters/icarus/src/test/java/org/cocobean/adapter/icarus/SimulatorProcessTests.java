package org.cocobean.adapter.icarus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.conformance.Home;
import org.cocobean.conformance.Installed;
import org.cocobean.conformance.SuiteDesigns;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a simulator process has mapped into its memory.
class SimulatorProcessTests {

    private static final HdlDesign DESIGN =
            HdlDesign.of("sample_module", SuiteDesigns.file("sample_module.v"));

    @BeforeEach
    void skipWithoutSimulator() {
        Installed.require("icarus");
    }

    private List<String> mapped(String name) throws IOException {
        try (Simulation sim = Simulation.of(DESIGN).on("icarus").start()) {
            long simulator = Home.processOf(sim).pid();
            return Files.readAllLines(Path.of("/proc/" + simulator + "/maps")).stream()
                    .filter(line -> line.contains(name))
                    .toList();
        }
    }

    /// So nothing is left in shared memory even by a JVM that is killed.
    @Test
    void theSharedMemoryHasNoNameOnceTheSimulationRuns() throws IOException {
        assertThat(mapped(".window")).hasSize(1).allMatch(line -> line.endsWith(" (deleted)"));
    }

    @Test
    void icarusHasTheQuickCasts() throws IOException {
        assertThat(mapped("/libcocobean_casts.so")).isNotEmpty();
    }
}
