package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.readOnly;
import static org.cocobean.Cocobean.readWrite;
import static org.cocobean.Cocobean.rising;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.internal.control.Control;
import org.cocobean.sim.spi.Capability;
import org.cocobean.trigger.Phase;
import org.junit.jupiter.api.Test;

/// Behaviours 4 to 11: queued writes, when they take effect and who sees them.
abstract class WriteConformance extends Conformance {

    @Test
    void whereFourStatesExistDontCareIsUnknown() {
        requires(Capability.FOUR_STATE);
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            in.set("-1ZXLHW0");
            await(ns(1));
            boolean nine = home().capabilities().has(Capability.NINE_STATE);
            assertThat(in.value().toBinaryString()).isEqualTo(nine ? "-1ZXLHW0" : "X1ZX01X0");
        }
    }

    @Test
    void theLastWriteWins() {
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            in.set(0);
            await(ns(10));
            in.set(1);
            in.set(2);
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(2);
            assertThat(sim.dut().signal("stream_out_data_comb").toInt()).isEqualTo(2);
        }
    }

    @Test
    void theLastWriteOfSeveralTasksWins() {
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            Signal out = sim.dut().signal("stream_out_data_comb");
            for (int i = 1; i <= 5; i++) {
                int value = i;
                fork(() -> {
                    await(ns(10));
                    in.set(value);
                });
            }
            await(ns(10));
            readOnly().await();
            assertThat(out.toInt()).isEqualTo(5);
        }
    }

    @Test
    void theLastWriteWinsOnArrays() {
        requires(Capability.ARRAY_WRITES);
        requires(Capability.DEPOSIT_ON_DRIVEN);
        try (Simulation sim = start("sample_module")) {
            SignalArray array = sim.dut().array("array_7_downto_4");
            array.set(1, 2, 3, 4);
            array.at(7).set(10);
            await(ns(1));
            assertThat(array.readLongs(7, 4)).containsExactly(10, 2, 3, 4);
            array.at(7).set(11);
            array.set(5, 6, 7, 8);
            await(ns(1));
            assertThat(array.readLongs(7, 4)).containsExactly(5, 6, 7, 8);
        }
    }

    @Test
    void aWriteInReadWriteOverridesAQueuedOne() {
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            Signal out = sim.dut().signal("stream_out_data_comb");
            await(ns(1));
            fork(() -> {
                readWrite().await();
                in.set(2);
            });
            in.set(3);
            readOnly().await();
            assertThat(in.toInt()).isEqualTo(2);
            assertThat(out.toInt()).isEqualTo(2);
        }
    }

    @Test
    void aWriteAtAnEdgeIsNotSampledByThatEdge() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal clk = dut.signal("clk");
            Signal in = dut.signal("stream_in_data");
            Signal out = dut.signal("stream_out_data_registered");
            Clock.of(clk, ns(10)).start();
            rising(clk).times(2).await();
            in.set(1);
            readOnly().await();
            assertThat(in.toInt()).isEqualTo(1);
            assertThat(out.toInt()).isEqualTo(0);
            rising(clk).await();
            assertThat(out.toInt()).isEqualTo(0);
            readOnly().await();
            assertThat(out.toInt()).isEqualTo(1);
        }
    }

    @Test
    void aWriteAfterATimerIsSampledByTheClockEdgeOfTheSameMoment() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal clk = dut.signal("clk");
            Signal out = dut.signal("stream_out_data_registered");
            Clock.of(clk, ns(10)).start(); // rises at 15 ns
            await(ns(5));
            assertThat(clk.toInt()).isEqualTo(0);
            dut.signal("stream_in_data").set(7);
            readOnly().await();
            assertThat(sim.time()).isEqualTo(ns(15));
            assertThat(clk.toInt()).isEqualTo(1);
            assertThat(out.toInt()).isEqualTo(7);
        }
    }

    @Test
    void aWriteInReadWriteAfterAnotherTakesEffectInTheSameStep() {
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            Signal out = sim.dut().signal("stream_out_data_comb");
            await(ns(1));
            in.set(5);
            readWrite().await();
            assertThat(out.toInt()).isEqualTo(5);
            in.set(1);
            readOnly().await();
            assertThat(in.toInt()).isEqualTo(1);
            assertThat(out.toInt()).isEqualTo(1);
            assertThat(sim.time()).isEqualTo(ns(1));
        }
    }

    @Test
    void readWriteComesEvenWhenTheSimulatorHasNothingToDo() {
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            await(ns(1));
            readWrite().await();
            assertThat(sim.phase()).isEqualTo(Phase.SETTLED);
            in.set(1);
            readOnly().await();
            assertThat(in.toInt()).isEqualTo(1);
            assertThat(sim.dut().signal("stream_out_data_comb").toInt()).isEqualTo(1);
        }
    }

    @Test
    void readWriteShowsWhatWasWritten() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            clk.set(0);
            await(ns(1));
            clk.set(1);
            assertThat(clk.toInt()).isEqualTo(0);
            readWrite().await();
            assertThat(clk.toInt()).isEqualTo(1);
            assertThat(sim.time()).isEqualTo(ns(1));
        }
    }

    @Test
    void whatAnEdgeMadeAndWhatWasWrittenAtItHaveSettledInReadWrite() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal clk = dut.signal("clk");
            Signal in = dut.signal("stream_in_data");
            Clock.of(clk, ns(10)).start();
            in.set(4);
            rising(clk).await();
            in.set(9);
            readWrite().await();
            assertThat(in.toInt()).isEqualTo(9);
            assertThat(dut.signal("stream_out_data_comb").toInt()).isEqualTo(9);
            assertThat(dut.signal("stream_out_data_registered").toInt()).isEqualTo(4);
        }
    }

    @Test
    void aWriteAtTheEndOfATestIsApplied() {
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            Signal out = sim.dut().signal("stream_out_data_comb");
            in.set(0);
            await(ns(1));
            in.set(5);
            Control.of(sim).endTest(false);
            Control.of(sim).adopt();
            assertThat(in.toInt()).isEqualTo(5);
            assertThat(out.toInt()).isEqualTo(5);
            assertThat(sim.phase()).isEqualTo(Phase.SETTLED);
            assertThat(sim.time()).isEqualTo(ns(1));
        }
    }

    @Test
    void aTestMayEndInTheReadOnlyPhaseAndTheNextOneMayWrite() {
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            await(ns(1));
            readOnly().await();
            Control.of(sim).endTest(false);
            Control.of(sim).adopt();
            assertThat(sim.phase()).isEqualTo(Phase.SETTLED);
            assertThat(sim.time()).isEqualTo(ns(1).plus(sim.precision()));
            in.set(5);
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(5);
        }
    }

    @Test
    void writesOfOneMomentAreAppliedTogetherAndInOrder() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            Signal valid = dut.signal("stream_in_valid");
            Signal ready = dut.signal("stream_out_ready");
            valid.set(0);
            ready.set(0);
            await(ns(1));
            List<String> seen = new ArrayList<>();
            for (Signal signal : List.of(ready, valid)) {
                fork(() -> {
                    rising(signal).await();
                    seen.add(signal.name() + " " + valid.toInt() + ready.toInt());
                });
            }
            await(ns(1));
            valid.set(1);
            ready.set(1);
            await(ns(1));
            assertThat(seen).containsExactly("stream_in_valid 11", "stream_out_ready 11");
        }
    }

    @Test
    void writesTakeEffectWithoutTimePassing() {
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            Signal out = sim.dut().signal("stream_out_data_comb");
            await(ns(1));
            for (int i = 0; i < 10; i++) {
                in.set(i);
                readWrite().await();
                assertThat(out.toInt()).isEqualTo(i);
            }
            assertThat(sim.time()).isEqualTo(ns(1));
        }
    }
}
