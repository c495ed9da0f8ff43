package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.cocobean.conformance.Installed;
import org.cocobean.dut.Dut;
import org.cocobean.sim.SimulationFailedError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The last position at which an error can come of what a test does: its `@AfterEach`.
@Timeout(120)
class ErrorInAfterEachTests {

    @Design(
            top = "errors",
            sources = Trial.HDL + "errors.sv",
            plusargs = {"form=error", "place=go"})
    static class Verilog {

        @HdlTest
        void passes(Dut dut) {
            dut.signal("go").set(0);
        }

        /// Without a wait.
        @AfterEach
        void complains(Dut dut) {
            dut.signal("go").set(1);
        }
    }

    @Design(top = "severity_levels", sources = Trial.HDL + "severity_levels.vhd")
    static class Vhdl {

        @HdlTest
        void passes(Dut dut) {
            dut.signal("clk").set(0);
        }

        /// Without a wait.
        @AfterEach
        void complains(Dut dut) {
            dut.signal("error_now").set(1);
            dut.signal("clk").set(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"icarus, ''", "verilator, ''", "verilator, process", "ghdl, ''"})
    void failsTheTest(String simulator, String isolation) {
        Installed.require(simulator);
        Class<?> test = simulator.equals("ghdl") ? Vhdl.class : Verilog.class;
        assertThat(
                        Trial.of(
                                        test,
                                        "cocobean.sim=" + simulator,
                                        "cocobean.isolation=" + isolation)
                                .failure())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining(simulator.equals("ghdl") ? "an error" : "own error");
    }
}
