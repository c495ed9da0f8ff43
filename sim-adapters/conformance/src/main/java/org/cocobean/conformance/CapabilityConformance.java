package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.change;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.HandleNotShownException;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulatorDiedError;
import org.cocobean.sim.spi.Capability;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// Every capability that a simulator claims is there, and every one that it lacks is refused for
/// the reason that it gives, or shows the limit that the reason tells of.
abstract class CapabilityConformance extends Conformance {

    private final Set<Capability> shownToLack = EnumSet.noneOf(Capability.class);

    private boolean has(Capability capability) {
        return home().capabilities().has(capability);
    }

    private void refused(Capability capability, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining(home().capabilities().whyNot(capability).orElseThrow());
        shownToLack.add(capability);
    }

    /// Nothing is refused, but the limit can be seen.
    private void limited(Capability capability, Runnable proof) {
        proof.run();
        shownToLack.add(capability);
    }

    private void notFound(Capability capability, Dut dut, String name, String hint) {
        assertThatThrownBy(() -> dut.signal(name))
                .isInstanceOf(NoSuchHandleException.class)
                .hasMessageContaining(hint);
        shownToLack.add(capability);
    }

    @AfterEach
    void whatItLacksWasShown(TestInfo test) {
        Capability used = test.getTestMethod().orElseThrow().getAnnotation(Uses.class).value();
        assertThat(shownToLack.contains(used)).as("lacks " + used).isEqualTo(!has(used));
    }

    @Test
    @Uses(Capability.FOUR_STATE)
    void unknownValuesAreKept() {
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            in.set(LogicVector.of("01XZ10XZ"));
            await(ns(1));
            if (has(Capability.FOUR_STATE)) {
                assertThat(in.value().toBinaryString()).isEqualTo("01XZ10XZ");
            } else {
                limited(
                        Capability.FOUR_STATE,
                        () -> assertThat(in.value().toBinaryString()).isEqualTo("01001000"));
            }
        }
    }

    @Test
    @Uses(Capability.NINE_STATE)
    void weakValuesAreKept() {
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            in.set(LogicVector.of("UX01ZWLH"));
            await(ns(1));
            if (has(Capability.NINE_STATE)) {
                assertThat(in.value().toBinaryString()).isEqualTo("UX01ZWLH");
            } else {
                String fewer = has(Capability.FOUR_STATE) ? "XX01ZX01" : "00010001";
                limited(
                        Capability.NINE_STATE,
                        () -> assertThat(in.value().toBinaryString()).isEqualTo(fewer));
            }
        }
    }

    @Test
    @Uses(Capability.DEPOSIT_ON_DRIVEN)
    void aRegisterKeepsADepositUntilItIsClocked() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal out = dut.signal("stream_out_data_registered");
            if (has(Capability.DEPOSIT_ON_DRIVEN)) {
                out.set(5);
                await(ns(1));
                assertThat(out.toInt()).isEqualTo(5);
                Clock.of(dut.signal("clk"), ns(10)).start().cycles(1);
                assertThat(out.toInt()).isEqualTo(0);
            } else {
                refused(Capability.DEPOSIT_ON_DRIVEN, () -> out.set(5));
            }
        }
    }

    @Test
    @Uses(Capability.COMBINATIONAL_DEPOSIT)
    void aCombinationalOutputKeepsADepositUntilItsInputChanges() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal in = dut.signal("stream_in_data");
            Signal out = dut.signal("stream_out_data_comb");
            if (!has(Capability.DEPOSIT_ON_DRIVEN)) {
                refused(Capability.COMBINATIONAL_DEPOSIT, () -> out.set(5));
                return;
            }
            out.set(5);
            await(ns(1));
            if (has(Capability.COMBINATIONAL_DEPOSIT)) {
                assertThat(out.toInt()).isEqualTo(5);
            } else {
                limited(
                        Capability.COMBINATIONAL_DEPOSIT,
                        () -> assertThat(out.toInt()).isEqualTo(0));
            }
            in.set(9);
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(9);
        }
    }

    @Test
    @Uses(Capability.FORCE)
    void aForceHolds() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal out = dut.signal("stream_out_data_comb");
            if (has(Capability.FORCE)) {
                out.force(5);
                dut.signal("stream_in_data").set(4);
                await(ns(1));
                assertThat(out.toInt()).isEqualTo(5);
            } else {
                refused(Capability.FORCE, () -> out.force(5));
                refused(Capability.FORCE, out::freeze);
            }
        }
    }

    @Test
    @Uses(Capability.RELEASE)
    void aReleasedWireReturnsToItsDriver() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal out = dut.signal("stream_out_data_comb");
            out.force(5);
            await(ns(1));
            if (has(Capability.RELEASE)) {
                out.release();
                await(ns(1));
                assertThat(out.toInt()).isEqualTo(0);
            } else {
                refused(Capability.RELEASE, out::release);
            }
        }
    }

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
    @Uses(Capability.IMMEDIATE_WRITE)
    void anImmediateWriteIsThereAtOnce() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal in = dut.signal("stream_in_data");
            if (has(Capability.IMMEDIATE_WRITE)) {
                in.setImmediate(7);
                assertThat(in.toInt()).isEqualTo(7);
            } else {
                refused(Capability.IMMEDIATE_WRITE, () -> in.setImmediate(7));
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
                shownToLack.add(Capability.GENERATE_SCOPES);
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
                shownToLack.add(Capability.CASE_GENERATE);
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
                shownToLack.add(Capability.STRUCTURES);
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
                shownToLack.add(Capability.ENUMERATION_NAMES);
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
                shownToLack.add(Capability.ARRAYS);
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

    @Test
    @Uses(Capability.ZERO_WIDTH_CHANGES)
    void aValueThatAProcessTakesBackAtOnceIsAChange() {
        try (Simulation sim = start("taken_back")) {
            Signal a = sim.dut().signal("a");
            Signal b = sim.dut().signal("b");
            a.set(0);
            await(ns(1));
            List<Integer> seen = new ArrayList<>();
            fork(() -> {
                while (true) {
                    change(b).await();
                    seen.add(b.toInt());
                }
            });
            for (int value : List.of(1, 0)) {
                a.set(value);
                await(ns(1));
            }
            if (has(Capability.ZERO_WIDTH_CHANGES)) {
                assertThat(seen).containsExactly(1, 0, 1, 0, 1, 0);
            } else {
                limited(
                        Capability.ZERO_WIDTH_CHANGES,
                        () -> assertThat(seen).containsExactly(1, 0));
            }
        }
    }

    @Test
    @Uses(Capability.PRE_EDGE_SAMPLING_OF_HDL_CLOCKS)
    void aClockOfTheDesignIsSampledBeforeItsEdges() {
        try (Simulation sim = start("hdl_clock")) {
            Signal clk = sim.dut().signal("clk");
            Signal cycles = sim.dut().signal("cycles");
            rising(clk).await();
            assertThat(cycles.toInt()).isEqualTo(0);
            rising(clk).await();
            assertThat(now()).isEqualTo(ns(15));
            if (has(Capability.PRE_EDGE_SAMPLING_OF_HDL_CLOCKS)) {
                assertThat(cycles.toInt()).isEqualTo(1);
            } else {
                limited(
                        Capability.PRE_EDGE_SAMPLING_OF_HDL_CLOCKS,
                        () -> assertThat(cycles.toInt()).isEqualTo(2));
            }
        }
    }

    @Test
    @Uses(Capability.WAVES)
    void wavesAreThere() {
        Path file;
        try (Simulation sim =
                home().setup(home().design("sample_module")).withWaves(true).start()) {
            calm(sim.dut());
            if (!has(Capability.WAVES)) {
                limited(Capability.WAVES, () -> assertThat(sim.waves()).isEmpty());
                return;
            }
            file = sim.waves().orElseThrow();
        }
        assertThat(file).isNotEmptyFile();
    }

    @Test
    @Uses(Capability.KILLABLE)
    void aKilledSimulatorIsAFailureOfItsTestOnly() {
        Simulation sim = start("sample_module");
        if (!has(Capability.KILLABLE)) {
            limited(
                    Capability.KILLABLE,
                    () ->
                            assertThatThrownBy(() -> Home.processOf(sim))
                                    .isInstanceOf(AssertionError.class)
                                    .hasMessageContaining("no process works in"));
            sim.close();
            return;
        }
        assertThatThrownBy(
                        () -> {
                            try (sim) {
                                calm(sim.dut());
                                Home.processOf(sim).destroyForcibly();
                                await(ns(1_000));
                                await(ns(1_000));
                            }
                        })
                .isInstanceOf(SimulatorDiedError.class);
    }
}
