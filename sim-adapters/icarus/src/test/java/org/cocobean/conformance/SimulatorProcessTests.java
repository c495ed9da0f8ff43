package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.sim.spi.Isolation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a simulator process has mapped into its memory.
class SimulatorProcessTests {

    private final Home home = Home.verilog("icarus", Isolation.PROCESS);

    @BeforeEach
    void skipWithoutSimulator() {
        home.requireInstalled();
    }

    private List<String> mapped(String name) throws IOException {
        try (Simulation sim = home.start("sample_module")) {
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
