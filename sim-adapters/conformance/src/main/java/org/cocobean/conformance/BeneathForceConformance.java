package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Signal;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.trigger.SimTimeoutException;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.Test;

/// Behaviour 15: what happens beneath a force, and what is left after it.
abstract class BeneathForceConformance extends Conformance {

    @Test
    void depositsDoNotDisturbAForce() {
        requires(Capability.FORCE);
        requires(Capability.RELEASE);
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            in.force(10);
            await(ns(1));
            in.set(11);
            assertThatThrownBy(() -> in.change().await(ns(1)))
                    .isInstanceOf(SimTimeoutException.class);
            assertThat(in.toInt()).isEqualTo(10);
            in.release();
            in.set(46);
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(46);
        }
    }

    @Test
    void whatIsDepositedUnderAForceIsThereAfterTheRelease() {
        requires(Capability.FORCE);
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            Signal out = sim.dut().signal("stream_out_data_comb");
            in.set(3);
            await(ns(1));
            in.force(10);
            await(ns(1));
            in.release();
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(3);
            in.force(10);
            await(ns(1));
            in.set(11);
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(10);
            in.release();
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(11);
        }
    }

    @Test
    void aDepositOfAPartUnderAForceKeepsTheOtherBits() {
        requires(Capability.FORCE);
        requires(Capability.IMMEDIATE_WRITE);
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            Signal out = sim.dut().signal("stream_out_data_comb");
            in.set(0);
            await(ns(1));
            in.force(0xff);
            await(ns(1));
            in.slice(3, 0).set(5);
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(0xff);
            in.release();
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(5);
            in.force(0xff);
            await(ns(1));
            in.slice(7, 4).setImmediate(2);
            in.release();
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(0x25);
        }
    }

    @Test
    void whatIsPutBeneathAForceHidesItFromNobody() {
        requires(Capability.FORCE);
        requires(Capability.IMMEDIATE_WRITE);
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            in.set(0);
            await(ns(1));
            List<String> seen = new ArrayList<>();
            fork(() -> {
                in.slice(7, 4).change().await();
                seen.add(now() + " " + in.toInt());
            });
            await(ns(1));
            in.force(0xff);
            in.slice(3, 0).set(5);
            await(ns(1));
            assertThat(seen).containsExactly("2 ns 255");
            in.slice(3, 0).setImmediate(6);
            assertThat(in.toInt()).isEqualTo(0xff);
            in.setImmediate(7);
            assertThat(in.toInt()).isEqualTo(0xff);
        }
    }

    @Test
    void aRegisterUnderAForceDoesNotTakeWhatIsWrittenAtOnce() {
        requires(Capability.FORCE);
        requires(Capability.RELEASE);
        requires(Capability.IMMEDIATE_WRITE);
        requires(Capability.DEPOSIT_ON_DRIVEN);
        try (Simulation sim = start("sample_module")) {
            Signal out = sim.dut().signal("stream_out_data_registered");
            out.force(77);
            await(ns(1));
            out.setImmediate(5);
            assertThat(out.toInt()).isEqualTo(77);
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(77);
        }
    }

    @Test
    void aWriteAtOnceAfterAReleaseWins() {
        requires(Capability.FORCE);
        requires(Capability.IMMEDIATE_WRITE);
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            Signal out = sim.dut().signal("stream_out_data_comb");
            in.set(3);
            await(ns(1));
            in.force(10);
            await(ns(1));
            in.release();
            in.setImmediate(7);
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(7);
        }
    }

    @Test
    void aClockRunsOnUnderAForce() {
        requires(Capability.FORCE);
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            Clock.of(clk, ns(10)).start();
            await(ns(2));
            clk.force(0);
            await(ns(14));
            assertThat(clk.toInt()).isEqualTo(0);
            clk.release();
            await(ns(1));
            assertThat(clk.toInt()).isEqualTo(1);
            rising(clk).await();
            assertThat(now()).isEqualTo(ns(25));
        }
    }

    @Test
    void edgesOfAClockUnderAForceAreSeenByNobody() {
        requires(Capability.FORCE);
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            Signal in = sim.dut().signal("stream_in_data");
            Signal out = sim.dut().signal("stream_out_data_registered");
            Clock.of(clk, ns(10)).start();
            in.set(1);
            await(ns(2));
            List<String> edges = new ArrayList<>();
            fork(() -> {
                while (true) {
                    clk.change().await();
                    edges.add(now() + " " + clk.value());
                }
            });
            await(ns(4));
            clk.force(0);
            in.set(2);
            await(ns(11));
            assertThat(out.toInt()).isEqualTo(1);
            clk.release();
            await(ns(1));
            assertThat(edges).containsExactly("5 ns 1", "6 ns 0", "17 ns 1");
            assertThat(out.toInt()).isEqualTo(2);
        }
    }

    @Test
    void aFreezeLeavesAQueuedDepositAlone() {
        requires(Capability.FORCE);
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            in.set(3);
            await(ns(1));
            in.set(5);
            in.freeze();
            in.release();
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(5);
        }
    }

    @Test
    void aForceLeavesAQueuedDepositAlone() {
        requires(Capability.FORCE);
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            Signal out = sim.dut().signal("stream_out_data_comb");
            in.set(0xa3);
            await(ns(1));
            in.set(5);
            in.force(10);
            in.release();
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(5);
            in.set(6);
            in.force(LogicVector.of("00001010"));
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(10);
            in.release();
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(6);
            in.set(0xa3);
            await(ns(1));
            in.slice(3, 0).set(5);
            in.force(0xff);
            in.release();
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(0xa5);
        }
    }

    @Test
    void aForceOnAnElementLeavesAQueuedDepositAlone() {
        requires(Capability.ELEMENT_FORCE);
        requires(Capability.RELEASE);
        try (Simulation sim = start("sample_module")) {
            Signal third = sim.dut().array("mem_up").at(3);
            third.set(5);
            third.force(77);
            assertThat(third.toInt()).isEqualTo(77);
            third.release();
            await(ns(1));
            assertThat(third.toInt()).isEqualTo(5);
        }
    }

    @Test
    void aForceOnARegisterLeavesAQueuedDepositAlone() {
        requires(HdlLanguage.VERILOG, "registers that take a deposit after a release at once");
        requires(Capability.FORCE);
        requires(Capability.RELEASE);
        try (Simulation sim = start("sample_module")) {
            Signal out = sim.dut().signal("stream_out_data_registered");
            out.set(5);
            out.force(77);
            assertThat(out.toInt()).isEqualTo(77);
            out.release();
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(5);
        }
    }

    @Test
    void aForceBeatsADepositOfTheSameMomentInEitherOrder() {
        requires(Capability.FORCE);
        requires(Capability.RELEASE);
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            await(ns(1));
            in.set(2);
            in.force(1);
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(1);
            in.set(3);
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(1);
            in.release();
            await(ns(1));
            in.force(1);
            in.set(2);
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(1);
            in.set(4);
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(1);
        }
    }
}
