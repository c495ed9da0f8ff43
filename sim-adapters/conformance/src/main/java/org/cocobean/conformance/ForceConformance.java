package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.falling;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.sim.spi.Capability;
import org.cocobean.task.Task;
import org.cocobean.trigger.SimTimeoutException;
import org.cocobean.value.LogicVector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Behaviours 12 to 15: immediate writes, forces and releases.
abstract class ForceConformance extends Conformance {

    @Test
    void anImmediateWriteIsThereAtOnce() {
        requires(Capability.IMMEDIATE_WRITE);
        try (Simulation sim = start("sample_module")) {
            Signal bits = sim.dut().signal("mybits_uninitialized");
            bits.setImmediate(2);
            assertThat(bits.toInt()).isEqualTo(2);
            bits.setImmediate(LogicVector.of("01"));
            assertThat(bits.value().toBinaryString()).isEqualTo("01");
            bits.setImmediate(LogicVector.of("11"));
            assertThat(bits.value().toBinaryString()).isEqualTo("11");
        }
    }

    @Test
    void anImmediateWriteInAWatcherDoesNotUpsetTheOthers() {
        requires(Capability.IMMEDIATE_WRITE);
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            Signal bits = dut.signal("mybits_uninitialized");
            Signal bit = dut.signal("mybit");
            bits.setImmediate(0);
            await(ns(1));
            List<String> seen = new ArrayList<>();
            Task<@Nullable Void> never =
                    fork(() -> {
                        falling(bit).await();
                        seen.add("fallen");
                    });
            fork(() -> {
                while (true) {
                    bits.change().await();
                    seen.add("changed to " + bits.toInt());
                    bit.setImmediate(0);
                    never.cancel();
                }
            });
            await(ns(1));
            bits.setImmediate(2);
            await(ns(1));
            assertThat(seen).containsExactly("changed to 2");
            assertThat(never.isCancelled()).isTrue();
            assertThat(bit.toInt()).isEqualTo(0);
        }
    }

    @Test
    void anImmediateWriteWakesOnlyThoseWhoWaitAlready() {
        requires(Capability.IMMEDIATE_WRITE);
        try (Simulation sim = start("sample_module")) {
            Signal bit = sim.dut().signal("mybit");
            bit.setImmediate(0);
            List<String> woken = new ArrayList<>();
            fork(() -> {
                rising(bit).await();
                woken.add("early");
            });
            await(ns(1));
            bit.setImmediate(1);
            assertThatThrownBy(() -> rising(bit).await(ns(5)))
                    .isInstanceOf(SimTimeoutException.class);
            assertThat(woken).containsExactly("early");
            bit.setImmediate(0);
            assertThatThrownBy(() -> falling(bit).await(ns(5)))
                    .isInstanceOf(SimTimeoutException.class);
        }
    }

    @Test
    void severalImmediateWritesOfOneMomentWakeNobodyWhoBeginsToWaitThen() {
        requires(Capability.IMMEDIATE_WRITE);
        try (Simulation sim = start("sample_module")) {
            Signal valid = sim.dut().signal("stream_in_valid");
            Signal ready = sim.dut().signal("stream_out_ready");
            Signal data = sim.dut().signal("stream_in_data");
            valid.set(0);
            ready.set(0);
            data.set(0);
            await(ns(1));
            valid.setImmediate(1);
            ready.setImmediate(1);
            data.setImmediate(1);
            assertThatThrownBy(
                            () -> first(rising(valid), rising(ready), data.change()).await(ns(5)))
                    .isInstanceOf(SimTimeoutException.class);
            assertThat(valid.toInt() + ready.toInt() + data.toInt()).isEqualTo(3);
        }
    }

    @Test
    void bulkLoadsAreThereAtOnce() {
        requires(Capability.ARRAY_WRITES);
        requires(Capability.IMMEDIATE_WRITE);
        try (Simulation sim = start("sample_module")) {
            SignalArray memory = sim.dut().array("mem_up");
            Signal third = memory.at(3);
            assertThat(third.toInt()).isEqualTo(9);
            memory.load(2, 50, 51, 52);
            assertThat(third.toInt()).isEqualTo(51);
            assertThat(memory.readLongs(1, 5)).containsExactly(3, 50, 51, 52, 15);
        }
    }

    @Test
    void aForceOverridesCombinationalLogicUntilReleased() {
        requires(Capability.FORCE);
        requires(Capability.RELEASE);
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal in = dut.signal("stream_in_data");
            Signal out = dut.signal("stream_out_data_comb");
            out.force(5);
            await(ns(10));
            assertThat(out.toInt()).isEqualTo(5);
            in.set(4);
            await(ns(10));
            assertThat(out.toInt()).isEqualTo(5);
            out.release();
            in.set(3);
            await(ns(10));
            assertThat(out.toInt()).isEqualTo(3);
        }
    }

    @Test
    void whatIsDrivenAsItIsForcedStaysAfterTheRelease() {
        requires(Capability.FORCE);
        requires(Capability.RELEASE);
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal in = dut.signal("stream_in_data");
            Signal out = dut.signal("stream_out_data_comb");
            in.set(2);
            await(ns(10));
            out.force(4);
            await(ns(10));
            in.set(4);
            await(ns(10));
            out.release();
            await(ns(10));
            assertThat(out.toInt()).isEqualTo(4);
        }
    }

    @Test
    void aForceOverridesARegisterUntilReleased() {
        requires(Capability.FORCE);
        requires(Capability.RELEASE);
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal in = dut.signal("stream_in_data");
            Signal out = dut.signal("stream_out_data_registered");
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            out.force(5);
            clk.cycles(2);
            assertThat(out.toInt()).isEqualTo(5);
            in.set(4);
            clk.cycles(2);
            assertThat(out.toInt()).isEqualTo(5);
            out.release();
            assertThat(out.toInt()).isEqualTo(5);
            clk.cycles(2);
            assertThat(out.toInt()).isEqualTo(4);
        }
    }

    @Test
    void aForceOnARegisterReachesWhatIsComputedFromIt() {
        requires(Capability.FORCE);
        try (Simulation sim = start("forced")) {
            Dut dut = sim.dut();
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            dut.signal("data").set(1);
            clk.cycles(2);
            dut.signal("stage").force(7);
            dut.signal("count").force(250);
            dut.signal("idle").force(9);
            for (int i = 0; i < 3; i++) {
                clk.cycles(2);
                await(ns(1));
                assertThat(dut.signal("stage").toInt()).isEqualTo(7);
                assertThat(dut.signal("stage_out").toInt()).isEqualTo(8);
                assertThat(dut.signal("stage_next").toInt()).isEqualTo(7);
                assertThat(dut.signal("count").toInt()).isEqualTo(250);
                assertThat(dut.signal("idle_out").toInt()).isEqualTo(9);
                dut.signal("data").set(i);
            }
            dut.signal("stage").force(40);
            await(ns(1));
            assertThat(dut.signal("stage_out").toInt()).isEqualTo(41);
        }
    }

    @Test
    void aForceOnAnInputReachesWhatIsComputedFromIt() {
        requires(Capability.FORCE);
        try (Simulation sim = start("forced")) {
            Dut dut = sim.dut();
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            Signal in = dut.signal("data");
            in.set(1);
            clk.cycles(1);
            in.freeze();
            in.set(5);
            clk.cycles(3);
            assertThat(dut.signal("inner_sum").toInt()).isEqualTo(2);
            assertThat(dut.signal("stage_next").toInt()).isEqualTo(1);
            in.force(20);
            clk.cycles(3);
            assertThat(dut.signal("inner_sum").toInt()).isEqualTo(21);
            assertThat(dut.signal("stage_next").toInt()).isEqualTo(20);
        }
    }

    @Test
    void aReleasedRegisterIsClockedAgain() {
        requires(Capability.FORCE);
        requires(Capability.RELEASE);
        try (Simulation sim = start("forced")) {
            Dut dut = sim.dut();
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            Signal count = dut.signal("count");
            count.force(250);
            clk.cycles(3);
            count.release();
            clk.cycles(2);
            await(ns(1));
            // a process of VHDL drives all the time, and what it gave last was computed from 250
            int released = isVhdl() ? 251 : 250;
            assertThat(count.toInt()).isEqualTo(released + 2);
        }
    }

    @Test
    void aForceOnAnElementHolds() {
        requires(Capability.ELEMENT_FORCE);
        requires(Capability.RELEASE);
        try (Simulation sim = start("sample_module")) {
            SignalArray memory = sim.dut().array("mem_up");
            Signal third = memory.at(3);
            third.force(77);
            third.set(5);
            memory.load(2, 6, 7, 8);
            await(ns(1));
            assertThat(third.toInt()).isEqualTo(77);
            third.release();
            third.set(5);
            await(ns(1));
            assertThat(third.toInt()).isEqualTo(5);
        }
    }

    @Test
    void aFreezeKeepsThePresentValue() {
        requires(Capability.FORCE);
        requires(Capability.RELEASE);
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal in = dut.signal("stream_in_data");
            Signal out = dut.signal("stream_out_data_comb");
            in.set(7);
            await(ns(1));
            out.freeze();
            in.set(8);
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(7);
            out.release();
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(8);
        }
    }

    @Test
    void theLastForceWins() {
        requires(Capability.FORCE);
        requires(Capability.RELEASE);
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal out = dut.signal("stream_out_data_comb");
            out.force(67);
            out.force(5);
            out.force(9);
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(9);
            dut.signal("stream_in_data").set(1);
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(9);
            for (int i = 0; i < 10; i++) {
                fork(out::release);
            }
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(1);
        }
    }
}
