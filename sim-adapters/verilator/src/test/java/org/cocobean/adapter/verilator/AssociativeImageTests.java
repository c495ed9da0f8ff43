package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.Simulation;
import org.cocobean.conformance.Installed;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Associative arrays are loaded by Verilator's own runtime; their images are judged all the same.
@Timeout(120)
class AssociativeImageTests {

    private static final String SOURCE =
            """
            module sparse (output logic [7:0] found);
              logic [7:0] words [int];
              initial begin
                $readmemh("words.hex", words);
                found = words[5];
              end
            endmodule
            """;

    @TempDir Path directory;

    @BeforeEach
    void skipWithoutSimulator() {
        Installed.require("verilator");
    }

    private Simulation start() throws IOException {
        Path source = directory.resolve("sparse.sv");
        Files.writeString(source, SOURCE);
        return Simulation.of(HdlDesign.of("sparse", source)).on("verilator").in(directory).start();
    }

    @Test
    void aGoodImageIsLoadedWhereverItsWordsLie() throws IOException {
        Files.writeString(directory.resolve("words.hex"), "@5 a7\n@1000 1");
        try (Simulation sim = start()) {
            assertThat(sim.dut().signal("found").toInt()).isEqualTo(0xa7);
        }
    }

    @Test
    void aMissingImageFailsTheTest() {
        assertThatThrownBy(() -> start().close())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("sparse.sv:4: $readmemh: words.hex does not exist");
    }

    @Test
    void aWordThatIsTooWideFailsTheTest() throws IOException {
        Files.writeString(directory.resolve("words.hex"), "@5\n1a7");
        assertThatThrownBy(() -> start().close())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining(
                        "sparse.sv:4: $readmemh: words.hex:2: 1a7 does not fit a word of 8 bits");
    }
}
