package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.change;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulatorDiedError;
import org.cocobean.sim.spi.Capability;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.Test;

/// What a simulator can do with values, writes, clocks and its own end.
abstract class CapabilityConformance extends CapabilityProof {

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
    @Uses(Capability.TRISTATE)
    void aPinIsDrivenBesideTheDesign() {
        try (Simulation sim = start("pads")) {
            Signal pins = sim.dut().signal("pins");
            if (has(Capability.TRISTATE)) {
                sim.dut().signal("value").set("10ZH");
                pins.drive("1111");
                await(ns(1));
                assertThat(pins.value().toBinaryString()).isEqualTo("1X11");
            } else {
                refused(Capability.TRISTATE, () -> pins.drive("1111"));
            }
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
    @Uses(Capability.FORCE_REACHES_READERS)
    void aForceReachesWhatIsComputedFromTheSignal() {
        List<String> cases =
                List.of(
                        "plain plain_out 7",
                        "plain sampled 7",
                        "sum sum_out 7",
                        "comb comb_out 7",
                        "inner.i inner_sum 8",
                        "inner.m inner_out 7",
                        "inner.m inner_sum 8");
        try (Simulation sim = start("forced")) {
            Dut dut = sim.dut();
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            for (String known : cases) {
                String[] words = known.split(" ");
                Signal forced = dut.signal(words[0]);
                forcedOrRefused(forced);
                clk.cycles(2);
                if (has(Capability.FORCE_REACHES_READERS)) {
                    assertThat(dut.signal(words[1]).toInt())
                            .as(known)
                            .isEqualTo(Integer.parseInt(words[2]));
                }
            }
        }
    }

    @Test
    @Uses(Capability.FORCE_REACHES_READERS)
    void aForceOnARegisterReachesAClockThatFollows() {
        try (Simulation sim = start("forced_halved")) {
            Dut dut = sim.dut();
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            dut.signal("data").set(1);
            forcedOrRefused(dut.signal("stage"));
            clk.cycles(4);
            if (has(Capability.FORCE_REACHES_READERS)) {
                assertThat(dut.signal("seen").toInt()).isEqualTo(7);
            }
        }
    }

    private void forcedOrRefused(Signal signal) {
        if (has(Capability.FORCE_REACHES_READERS)) {
            signal.force(7);
        } else {
            refused(Capability.FORCE_REACHES_READERS, () -> signal.force(7));
            refused(Capability.FORCE_REACHES_READERS, () -> signal.force(LogicVector.of(7, 8)));
            refused(Capability.FORCE_REACHES_READERS, signal::freeze);
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
    @Uses(Capability.LOOKALIKES)
    void textThatLooksLikeAnErrorIsText() {
        Simulation sim = start("lookalike");
        if (has(Capability.LOOKALIKES)) {
            assertThatCode(sim::close).doesNotThrowAnyException();
        } else {
            limited(
                    Capability.LOOKALIKES,
                    () -> assertThatThrownBy(sim::close).hasMessageContaining("a mere text"));
        }
    }

    @Test
    @Uses(Capability.VISIBLE_PATTERNS)
    void aPatternOfVisibleSignalsThatMatchesNoneIsRefused() {
        HdlDesign design = home().design("sample_module").withVisible("no_such_*");
        if (has(Capability.VISIBLE_PATTERNS)) {
            assertThatThrownBy(() -> home().start(design).close())
                    .isInstanceOf(BuildFailedException.class)
                    .hasMessageContaining("visible = \"no_such_*\" matches no signal");
        } else {
            limited(Capability.VISIBLE_PATTERNS, () -> home().start(design).close());
        }
    }

    @Test
    @Uses(Capability.UNIQUE_CASE)
    void aCaseThatTwoItemsTakeIsAnErrorWhereItIsUnique() {
        if (isVhdl()) {
            lacks(Capability.UNIQUE_CASE);
            return;
        }
        ThrowingCallable takenTwice =
                () -> {
                    try (Simulation sim = start("unique_case")) {
                        for (int value = 0; value < 4; value++) {
                            sim.dut().signal("what").set(value);
                            await(ns(1));
                        }
                    }
                };
        if (has(Capability.UNIQUE_CASE)) {
            assertThatThrownBy(takenTwice).hasMessageContaining("unique_case.sv");
        } else {
            limited(
                    Capability.UNIQUE_CASE,
                    () -> assertThatCode(takenTwice).doesNotThrowAnyException());
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
