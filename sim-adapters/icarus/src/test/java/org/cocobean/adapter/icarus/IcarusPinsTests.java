package org.cocobean.adapter.icarus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.Simulation;
import org.cocobean.conformance.Installed;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Designs whose inout ports have a driver beside them, which are compiled twice.
@Timeout(60)
class IcarusPinsTests {

    @TempDir Path directory;

    private String level(HdlDesign design) {
        try (Simulation sim = Simulation.of(design).on("icarus").in(directory).start()) {
            sim.dut().signal("pad").drive("1");
            await(ns(1));
            return sim.dut().signal("pad").value() + " " + sim.dut().signal("level").toInt();
        }
    }

    @Test
    void aChangedIncludeIsNoticed() throws IOException {
        Installed.require("icarus");
        Path include = directory.resolve("level.vh");
        Path source = directory.resolve("padded.v");
        Files.writeString(include, "`define LEVEL 3\n");
        Files.writeString(
                source,
                """
                `include "level.vh"
                module padded(inout pad, output [3:0] level);
                  assign level = `LEVEL;
                endmodule
                """);
        HdlDesign design =
                HdlDesign.of("padded", source).withIncludeDirectories(directory.toString());
        assertThat(level(design)).isEqualTo("1 3");
        Files.writeString(include, "`define LEVEL 4\n");
        assertThat(level(design)).isEqualTo("1 4");
    }

    @Test
    void sourcesNeedNoOrder() throws IOException {
        Installed.require("icarus");
        Path user = directory.resolve("user.sv");
        Path levels = directory.resolve("levels.sv");
        Files.writeString(levels, "package levels; localparam LEVEL = 5; endpackage\n");
        Files.writeString(
                user,
                """
                module user(inout pad, output [3:0] level);
                  assign level = levels::LEVEL;
                endmodule
                """);
        assertThat(level(HdlDesign.of("user", user, levels))).isEqualTo("1 5");
    }
}
