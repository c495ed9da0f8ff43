package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.sim.spi.Isolation;
import org.junit.jupiter.api.Test;

/// What a JVM that is killed leaves in shared memory: nothing.
class WindowNameTests {

    @Test
    void theSharedMemoryHasNoNameOnceTheSimulationRuns() throws IOException {
        Home home = Home.verilog("icarus", Isolation.PROCESS);
        home.requireInstalled();
        try (Simulation sim = home.start("sample_module")) {
            long simulator = Home.processOf(sim).pid();
            List<String> windows =
                    Files.readAllLines(Path.of("/proc/" + simulator + "/maps")).stream()
                            .filter(line -> line.contains(".window"))
                            .toList();
            assertThat(windows).hasSize(1).allMatch(line -> line.endsWith(" (deleted)"));
        }
    }
}
