package org.cocobean.adapter.icarus;

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

/// What Icarus knows of memory images beyond the standard, in tasks that are now the agent's.
@Timeout(60)
class IcarusImageTests {

    @TempDir Path directory;

    @BeforeEach
    void skipWithoutSimulator() {
        Installed.require("icarus");
    }

    private Simulation start(String statements) throws IOException {
        Path source = directory.resolve("loads.sv");
        Files.writeString(
                source,
                """
                module loads (output [7:0] first);
                  reg [7:0] words [0:1];
                  reg [7:0] plain;
                  string name;
                  assign first = words[0];
                  initial begin
                    %s
                  end
                endmodule
                """
                        .formatted(statements));
        return Simulation.of(HdlDesign.of("loads", source)).on("icarus").in(directory).start();
    }

    @Test
    void imagesAreLookedForInTheSearchPath() throws IOException {
        Path images = Files.createDirectories(directory.resolve("images"));
        Files.writeString(images.resolve("words.hex"), "2a 2b");
        try (Simulation sim =
                start("$readmempath(\"nowhere:images\"); $readmemh(\"words.hex\", words);")) {
            assertThat(sim.dut().signal("first").toInt()).isEqualTo(0x2a);
        }
    }

    @Test
    void theNameOfTheFileMayBeAnyExpression() throws IOException {
        Files.writeString(directory.resolve("words.hex"), "2a 2b");
        try (Simulation sim =
                start("name = \"words\"; $readmemh({name, \".hex\"}, words, 0, 1);")) {
            assertThat(sim.dut().signal("first").toInt()).isEqualTo(0x2a);
        }
    }

    @Test
    void whatIsNoMemoryCannotBeLoaded() {
        assertThatThrownBy(() -> start("$readmemh(\"words.hex\", plain);").close())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("loads.sv:7: $readmemh: its arguments are a file, a memory");
    }
}
