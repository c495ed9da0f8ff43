package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.us;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.Simulation;
import org.cocobean.conformance.Installed;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A module waits in its own time unit, although the one above it says nothing of its own.
@Timeout(300)
class TimeUnitTests {

    @TempDir(factory = RunTempDir.class)
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`timescale 1us/1ns\nmodule late(output reg q); %s endmodule",
                "module late(output reg q); timeunit 1us; timeprecision 1ns; %s endmodule"
            })
    void ofDelaysInAModule(String late) throws IOException {
        Installed.require("verilator");
        Path top =
                Files.writeString(
                        directory.resolve("top.sv"),
                        "module top(output q); late inner(.q(q)); endmodule\n");
        Path inner =
                Files.writeString(
                        directory.resolve("late.sv"),
                        late.formatted("initial begin q = 0; #1 q = 1; end") + "\n");
        HdlDesign design = HdlDesign.of("top", top, inner).withTimescale("1ns/1ps");
        try (Simulation sim = Simulation.of(design).on("verilator").start()) {
            await(ns(500));
            assertThat(sim.dut().signal("q").toInt()).isZero();
            await(us(1));
            assertThat(sim.dut().signal("q").toInt()).isOne();
        }
    }
}
