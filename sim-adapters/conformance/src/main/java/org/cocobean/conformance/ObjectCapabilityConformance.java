package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;

import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.HandleNotShownException;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.Capability;
import org.cocobean.value.LogicRange;
import org.junit.jupiter.api.Test;

/// Which objects of a design a simulator shows, and what of them.
abstract class ObjectCapabilityConformance extends CapabilityProof {

    @Test
    @Uses(Capability.ELEMENT_FORCE)
    void aForceOnAnElementHolds() {
        try (Simulation sim = start("sample_module")) {
            Signal third = sim.dut().array("mem_up").at(3);
            if (has(Capability.ELEMENT_FORCE)) {
                third.force(77);
                third.set(5);
                await(ns(1));
                assertThat(third.toInt()).isEqualTo(77);
            } else {
                refused(Capability.ELEMENT_FORCE, () -> third.force(77));
                refused(Capability.ELEMENT_FORCE, third::freeze);
                refused(Capability.ELEMENT_FORCE, third::release);
                await(ns(1));
                assertThat(third.toInt()).isEqualTo(9);
            }
        }
    }

    @Test
    @Uses(Capability.INTERNALS_VISIBLE)
    void internalSignalsAreThereWithoutBeingAsked() {
        HdlDesign design = home().design("sample_module");
        HdlDesign bare = HdlDesign.of(design.top(), design.sources().getFirst());
        try (Simulation sim = home().start(isVhdl() ? bare : bare.withTimescale("1ns/1ps"))) {
            if (has(Capability.INTERNALS_VISIBLE)) {
                assertThat(sim.dut().signal("mybits").toInt()).isEqualTo(3);
            } else {
                notFound(
                        Capability.INTERNALS_VISIBLE,
                        sim.dut(),
                        "mybits",
                        "@Design(visible = \"mybits\")");
            }
        }
    }

    @Test
    @Uses(Capability.GENERATE_SCOPES)
    void generateScopesAreThere() {
        try (Simulation sim = start("sample_module")) {
            if (has(Capability.GENERATE_SCOPES)) {
                assertThat(sim.dut().scope("arr[2].arr_sub").path())
                        .isEqualTo("sample_module.arr[2].arr_sub");
            } else {
                assertThatThrownBy(() -> sim.dut().scope("arr[2].arr_sub"))
                        .isInstanceOf(NoSuchHandleException.class);
                lacks(Capability.GENERATE_SCOPES);
            }
        }
    }

    @Test
    @Uses(Capability.CASE_GENERATE)
    void whatStandsInCaseGenerateStatementsIsThere() {
        try (Simulation sim = start("case_generate")) {
            if (has(Capability.CASE_GENERATE)) {
                assertThat(sim.dut().signal("choice.state").isHigh()).isFalse();
                sim.dut().signal("clk").set(1);
                await(ns(1));
                assertThat(sim.dut().signal("choice.state").isHigh()).isTrue();
            } else {
                assertThatThrownBy(() -> sim.dut().signal("choice.state"))
                        .isInstanceOf(HandleNotShownException.class)
                        .hasMessageContaining("case_generate.choice is")
                        .hasMessageContaining(
                                "a case generate statement, which this simulator does not show");
                lacks(Capability.CASE_GENERATE);
            }
        }
    }

    @Test
    @Uses(Capability.PARAMETERS)
    void parametersAreThere() {
        try (Simulation sim = start("sample_module")) {
            if (has(Capability.PARAMETERS)) {
                assertThat(sim.dut().signal("INT_PARAM").toInt()).isEqualTo(12);
            } else {
                notFound(Capability.PARAMETERS, sim.dut(), "INT_PARAM", "INT_PARAM");
            }
        }
    }

    @Test
    @Uses(Capability.REALS)
    void realsAreReadAndWritten() {
        try (Simulation sim = start("sample_module")) {
            if (has(Capability.REALS)) {
                Signal real = sim.dut().signal("real_value");
                assertThat(real.toDouble()).isEqualTo(3.25);
                real.set(-0.5);
                await(ns(1));
                assertThat(real.toDouble()).isEqualTo(-0.5);
            } else {
                notFound(Capability.REALS, sim.dut(), "real_value", "real_value");
            }
        }
    }

    /// A write of a string waits as every deposit does.
    @Test
    @Uses(Capability.STRINGS)
    void stringsAreReadAndWritten() {
        try (Simulation sim = start("strings")) {
            Dut dut = sim.dut();
            if (!has(Capability.STRINGS)) {
                notFound(Capability.STRINGS, dut, "name", "name");
                return;
            }
            Signal name = dut.signal("name");
            Clock.of(dut.signal("clk"), ns(10)).start();
            rising(dut.signal("clk")).await();
            name.set("no");
            name.set("a longer one");
            assertThat(name.toText()).isEqualTo("abc");
            await(ns(1));
            assertThat(name.toText()).isEqualTo("a longer one");
            assertThat(dut.signal("seen").toInt()).isEqualTo(1);
            rising(dut.signal("clk")).await();
            await(ns(1));
            assertThat(dut.signal("seen").toInt()).isEqualTo(0);
            assertThatThrownBy(name::change)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("strings.name is a string, whose changes");
        }
    }

    @Test
    @Uses(Capability.STRUCTURES)
    void membersOfStructuresHaveNames() {
        try (Simulation sim = start("shapes")) {
            Dut dut = sim.dut();
            if (has(Capability.STRUCTURES)) {
                assertThat(dut.signal("push.hi.tag").width()).isEqualTo(4);
            } else if (isVhdl()) {
                assertThatThrownBy(() -> dut.signal("push.tag"))
                        .isInstanceOf(HandleNotShownException.class)
                        .hasMessageContaining("is of type item_t, which this simulator does not");
                lacks(Capability.STRUCTURES);
            } else {
                refused(Capability.STRUCTURES, () -> dut.signal("push").field("hi.tag"));
                notFound(
                        Capability.STRUCTURES,
                        dut,
                        "push.hi.tag",
                        home().capabilities().whyNot(Capability.STRUCTURES).orElseThrow());
            }
        }
    }

    @Test
    @Uses(Capability.ENUMERATION_NAMES)
    void valuesOfEnumerationsHaveNames() {
        try (Simulation sim = start("shapes")) {
            Signal next = sim.dut().signal(isVhdl() ? "nxt" : "next");
            if (has(Capability.ENUMERATION_NAMES)) {
                next.set("BUSY");
                await(ns(1));
                assertThat(next.toText()).isEqualToIgnoringCase("BUSY");
            } else {
                assertThatThrownBy(() -> next.set("BUSY"))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(
                                home().capabilities()
                                        .whyNot(Capability.ENUMERATION_NAMES)
                                        .orElseThrow());
                next.set("01");
                await(ns(1));
                assertThat(next.toText()).isEqualTo("01");
                lacks(Capability.ENUMERATION_NAMES);
            }
        }
    }

    @Test
    @Uses(Capability.ARRAYS)
    void arraysAreRead() {
        try (Simulation sim = start("sample_module")) {
            if (has(Capability.ARRAYS)) {
                SignalArray memory = sim.dut().array("mem_up");
                assertThat(memory.at(3).toInt()).isEqualTo(9);
                assertThat(memory.readLongs(1, 3)).containsExactly(3, 6, 9);
            } else {
                assertThatThrownBy(() -> sim.dut().array("mem_up"))
                        .isInstanceOf(NoSuchHandleException.class);
                lacks(Capability.ARRAYS);
            }
        }
    }

    @Test
    @Uses(Capability.ARRAY_WRITES)
    void arraysAreWritten() {
        try (Simulation sim = start("sample_module")) {
            SignalArray memory = sim.dut().array("mem_up");
            Signal third = memory.at(3);
            if (has(Capability.ARRAY_WRITES)) {
                third.set(5);
                memory.load(4, 6, 7);
                await(ns(1));
                assertThat(memory.readLongs(3, 3)).containsExactly(5, 6, 7);
            } else {
                refused(Capability.ARRAY_WRITES, () -> third.set(5));
                refused(Capability.ARRAY_WRITES, () -> memory.load(4, 6, 7));
            }
        }
    }

    @Test
    @Uses(Capability.ARRAY_DIMENSIONS)
    void dimensionsOfArraysAreKnown() {
        try (Simulation sim = start(home().isVhdl() ? "structs" : "arrays")) {
            Dut dut = sim.dut();
            if (has(Capability.ARRAY_DIMENSIONS)) {
                assertThat(dut.array("grid").dimensions())
                        .containsExactly(LogicRange.to(0, 1), LogicRange.downto(3, 0));
            } else if (home().isVhdl()) {
                limited(
                        Capability.ARRAY_DIMENSIONS,
                        () ->
                                assertThatThrownBy(() -> dut.array("matrix"))
                                        .isInstanceOf(NoSuchHandleException.class));
            } else {
                limited(
                        Capability.ARRAY_DIMENSIONS,
                        () -> assertThat(dut.array("grid").dimensions()).hasSize(1));
            }
        }
    }
}
