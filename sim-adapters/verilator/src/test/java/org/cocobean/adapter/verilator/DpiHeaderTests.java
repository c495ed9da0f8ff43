package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.Simulation;
import org.cocobean.conformance.Installed;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What C code of the design includes is an input of its build.
@Timeout(240)
class DpiHeaderTests {

    @TempDir Path directory;

    @BeforeAll
    static void needsVerilator() {
        Installed.require("verilator");
    }

    private void answer(int value) throws IOException {
        Files.writeString(directory.resolve("answer.h"), "#define ANSWER " + value + "\n");
    }

    private int answered() {
        HdlDesign design =
                HdlDesign.of(
                        "asks",
                        directory.resolve("asks.sv").toString(),
                        directory.resolve("answer.c").toString());
        try (Simulation sim = Simulation.of(design).on("verilator").start()) {
            await(ns(1));
            return sim.dut().signal("got").toInt();
        }
    }

    @Test
    void aChangedHeaderIsAnotherBuild() throws IOException {
        Files.writeString(
                directory.resolve("asks.sv"),
                """
                module asks(output logic [7:0] got);
                    import "DPI-C" function int answer();
                    initial got = 8'(answer());
                endmodule
                """);
        Files.writeString(
                directory.resolve("answer.c"),
                """
                #include "answer.h"
                int answer(void) { return ANSWER; }
                """);
        answer(1);
        assertThat(answered()).isEqualTo(1);
        answer(2);
        assertThat(answered()).isEqualTo(2);
    }
}
