package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.conformance.Installed;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.dut.Dut;
import org.cocobean.dut.HandleNotShownException;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.time.SimTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One small design through the whole stack, in both homes.
@Timeout(300)
class VerilatorSimulationTests {

    private static final String SOURCE =
            """
            `timescale 1ns/1ps
            module probe #(parameter WIDTH = 8)
                (input clk, input en, input [3:0] act, output reg [WIDTH-1:0] count, output [WIDTH-1:0] twice);
              reg [7:0] mem [0:3];
              reg [7:0] kept, hidden;
              integer file;
              assign twice = count * 2;
              initial begin
                count = 0;
                $readmemh("mem.hex", mem);
                $display("mem[1] is %h in %m", mem[1]);
                file = $fopen("out.txt");
                $fdisplay(file, "written");
              end
              always @(posedge clk) begin
                if (en) count <= count + 1;
                kept <= mem[1];
                hidden <= kept;
                case (act)
                  1: $finish;
                  2: $error("bad %0d", count);
                  3: $fatal(1, "worse");
                  4: $stop;
                endcase
              end
            endmodule
            """;

    @TempDir(factory = RunTempDir.class)
    static Path sources;

    private static HdlDesign design;

    @TempDir(factory = RunTempDir.class)
    Path directory;

    @BeforeAll
    static void writeSource() throws Exception {
        Installed.require("verilator");
        Path file = sources.resolve("probe.v");
        Files.writeString(file, SOURCE);
        design = HdlDesign.of("probe", file).withVisible("kept", "mem").withParameter("WIDTH", 16);
    }

    private Simulation start(Isolation isolation) throws Exception {
        Files.writeString(directory.resolve("mem.hex"), "11 22 33 44\n");
        return Simulation.of(design).on("verilator").isolated(isolation).in(directory).start();
    }

    @ParameterizedTest
    @EnumSource
    void countsAndSamplesBeforeTheEdge(Isolation isolation) throws Exception {
        try (Simulation simulation = start(isolation)) {
            Dut dut = simulation.dut();
            Clock clock = Clock.of(dut.signal("clk"), SimTime.ns(10)).start();
            dut.signal("en").set(1);
            clock.cycles(5);
            assertThat(dut.signal("count").toInt()).isEqualTo(5);
            dut.signal("clk").rising().await();
            assertThat(dut.signal("count").toInt()).isEqualTo(5);
            assertThat(dut.signal("twice").toInt()).isEqualTo(10);
            assertThat(dut.signal("kept").toInt()).isEqualTo(0x22);
            assertThat(dut.signal("WIDTH").toInt()).isEqualTo(16);
            assertThat(dut.array("mem").readLongs(0, 4)).containsExactly(0x11, 0x22, 0x33, 0x44);
        }
        assertThat(directory.resolve("sim.log")).content().isEqualTo("mem[1] is 22 in probe\n");
        assertThat(directory.resolve("out.txt")).content().isEqualTo("written\n");
    }

    @ParameterizedTest
    @EnumSource
    void namesThatWereNotMadeVisibleSaySo(Isolation isolation) throws Exception {
        try (Simulation simulation = start(isolation)) {
            assertThatThrownBy(() -> simulation.dut().signal("hidden"))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining("'hidden' exists in probe")
                    .hasMessageContaining("@Design(visible = \"hidden\")");
            assertThatThrownBy(() -> simulation.dut().find("hidden"))
                    .isInstanceOf(HandleNotShownException.class)
                    .hasMessageContaining("'hidden' exists in probe");
            assertThatThrownBy(() -> simulation.dut().signal("nowhere"))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining("there is no 'nowhere' in probe")
                    .hasMessageNotContaining("visible");
            assertThat(simulation.dut().find("nowhere")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEndByTheDesignFailsTheTestWithFileAndLine(Isolation isolation) throws Exception {
        assertThatThrownBy(() -> runWith(isolation, 1))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("probe.v:20: $finish called");
    }

    @ParameterizedTest
    @EnumSource
    void anErrorOfTheHdlFailsTheTestButNotTheSimulation(Isolation isolation) throws Exception {
        assertThatThrownBy(() -> runWith(isolation, 2))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("probe.v:21: bad 0");
    }

    @ParameterizedTest
    @EnumSource
    void fatalEndsTheSimulation(Isolation isolation) throws Exception {
        assertThatThrownBy(() -> runWith(isolation, 3))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("ended the simulation")
                .hasMessageContaining("probe.v:22: worse");
    }

    @ParameterizedTest
    @EnumSource
    void stopEndsTheSimulation(Isolation isolation) throws Exception {
        assertThatThrownBy(() -> runWith(isolation, 4))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("probe.v:23: Verilog $stop");
    }

    private void runWith(Isolation isolation, int act) throws Exception {
        try (Simulation simulation = start(isolation)) {
            Signal clk = simulation.dut().signal("clk");
            Clock clock = Clock.of(clk, SimTime.ns(10)).start();
            simulation.dut().signal("act").set(act);
            clock.cycles(5);
        }
    }
}
