package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import org.cocobean.clock.Clock;
import org.cocobean.conformance.Installed;
import org.cocobean.dut.Dut;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.spi.Isolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A design with C code of its own that reads through a null pointer.
@Timeout(120)
class CrashTests {

    @Design(
            top = "dpi_calls",
            sources = {Trial.HDL + "dpi_calls.sv", Trial.HDL + "dpi_calls.c"},
            isolation = Isolation.PROCESS)
    static class Crashing {

        @HdlTest
        void before(Dut dut) {
            adds(dut);
        }

        @HdlTest
        void crashes(Dut dut) {
            adds(dut);
            Clock clock = Clock.of(dut.signal("clk"), ns(10)).start();
            clock.cycles(2);
            dut.signal("crash").set(1);
            clock.cycles(2);
        }

        @HdlTest
        void later(Dut dut) {
            adds(dut);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(3);
            assertThat(dut.signal("cycles").toInt()).isEqualTo(3);
        }

        private static void adds(Dut dut) {
            dut.signal("a").set(40);
            dut.signal("b").set(2);
            await(ns(1));
            assertThat(dut.signal("sum").toInt()).isEqualTo(42);
        }
    }

    @Test
    void aCrashInTheProcessHomeFailsItsTestAlone() {
        Installed.require("verilator");
        Trial trial = Trial.of(Crashing.class, "cocobean.sim=verilator", "cocobean.ci=true");
        assertThat(trial.failed()).singleElement().asString().contains("crashes");
        assertThat(trial.succeeded()).hasSize(2);
        assertThat(trial.failure())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("was ended by signal 11 (SIGSEGV)")
                .hasMessageContaining("sim.log")
                .hasMessageContaining("waits for");
    }
}
