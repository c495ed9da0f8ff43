package org.cocobean.adapter.icarus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.falling;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.Simulation;
import org.cocobean.conformance.Installed;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.cocobean.time.SimTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Delays of a netlist, from a file: the recipe of `docs/recipes.md`.
@Timeout(60)
class SdfTests {

    private static final String NETLIST =
            """
            `timescale 1ns/1ps
            module nand2 (input a, input b, output y);
              assign y = ~(a & b);
              specify
                (a => y) = 1;
                (b => y) = 1;
              endspecify
            endmodule

            module gates (input a, output y);
              wire n;
              nand2 u1 (.a(a), .b(1'b1), .y(n));
              nand2 u2 (.a(n), .b(n), .y(y));
              initial $sdf_annotate(`SDF);
            endmodule
            """;

    private static final String DELAYS =
            """
            (DELAYFILE (SDFVERSION "3.0") (DESIGN "gates") (DIVIDER .) (TIMESCALE 1ns)
              (CELL (CELLTYPE "nand2") (INSTANCE u1)
                (DELAY (ABSOLUTE (IOPATH a y (3) (3)) (IOPATH b y (4) (4)))))
              (CELL (CELLTYPE "nand2") (INSTANCE u2)
                (DELAY (ABSOLUTE (IOPATH a y (2) (2)) (IOPATH b y (2) (2))))))
            """;

    @TempDir private Path directory;

    @Test
    void aNetlistHasTheDelaysOfTheFile() throws IOException {
        Installed.require("icarus");
        Path delays = Files.writeString(directory.resolve("gates.sdf"), DELAYS);
        HdlDesign design =
                HdlDesign.of("gates", Files.writeString(directory.resolve("gates.v"), NETLIST))
                        .withDefine("SDF", "\"" + delays + "\"")
                        .withBuildArguments("-gspecify");
        try (Simulation sim = Simulation.of(design).on("icarus").start()) {
            Dut dut = sim.dut();
            dut.signal("a").set(1);
            await(ns(20));
            SimTime start = now();
            dut.signal("a").set(0);
            falling(dut.signal("y")).await();
            assertThat(now().minus(start)).isEqualTo(ns(5));
        }
    }
}
