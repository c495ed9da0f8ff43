package org.cocobean.assertj;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import org.cocobean.Simulation;
import org.cocobean.conformance.Installed;
import org.cocobean.conformance.SuiteDesigns;
import org.cocobean.dut.Signal;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;

/// Enumerations and structures, in messages by their names.
class TypedSignalAssertTests {

    private static Simulation start(String simulator, String file) {
        Installed.require(simulator);
        return Simulation.of(HdlDesign.of("shapes", SuiteDesigns.file(file))).on(simulator).start();
    }

    @Test
    void namesOfSystemVerilogStandInMessages() {
        try (Simulation simulation = start("verilator", "shapes.sv")) {
            Signal next = simulation.dut().signal("next");
            next.set("BUSY");
            Signal push = simulation.dut().signal("push");
            push.set(0);
            push.field("hi.tag").set(5);
            await(ns(1));
            assertThat(next).hasText("BUSY").hasValue(1);
            assertThat(next.value()).hasText("BUSY");
            assertThat(push.field("hi")).hasText("'{valid: 0, tag: 5}");
            assertThatThrownBy(() -> assertThat(next).hasText("DONE"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(
                            "expected shapes.next (shape_pkg::state_t) to be DONE\nbut was BUSY = 1 = 0x1 = 2'b01\nat 1 ns");
            assertThatThrownBy(() -> assertThat(next).hasValue(3))
                    .hasMessageContaining(
                            "expected shapes.next (shape_pkg::state_t) to be DONE = 3 = 0x3 = 2'b11\nbut was BUSY = 1");
            assertThatThrownBy(() -> assertThat(push.field("hi")).hasText("'{valid: 1, tag: 5}"))
                    .hasMessageContaining(
                            "expected shapes.push.hi (shape_pkg::lo_t) to be '{valid: 1, tag: 5}\nbut was '{valid: 0, tag: 4'h5} = 5");
            assertThatThrownBy(() ->
                            assertThat(push.value().field("hi")).hasText("'{tag: 4, valid: 0}"))
                    .hasMessageContaining(
                            "expected '{valid: 0, tag: 4'h4} = 4 = 0x04 = 5'b00100\nbut was  '{valid: 0, tag: 4'h5} = 5");
            assertThatThrownBy(() -> assertThat(next).hasText("DOME"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("give one of IDLE, BUSY, DONE");
        }
    }

    @Test
    void namesOfVhdlKnowNoCase() {
        try (Simulation simulation = start("ghdl", "shapes.vhd")) {
            Signal next = simulation.dut().signal("nxt");
            next.set("Busy");
            await(ns(1));
            assertThat(next).hasText("BUSY").hasText("busy");
            assertThatThrownBy(() -> assertThat(next).hasText("DONE"))
                    .hasMessageContaining("expected shapes.nxt to be DONE\nbut was busy");
        }
    }
}
