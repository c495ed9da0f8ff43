package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.readWrite;

import org.cocobean.Simulation;
import org.cocobean.dut.Direction;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Handle;
import org.cocobean.dut.Signal;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.task.Task;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The testbench drives inout ports beside the HDL, and the language resolves what all drive.
abstract class PinConformance extends Conformance {

    @BeforeEach
    void whereInoutsAreResolved() {
        requires(Capability.TRISTATE);
    }

    /// What a weak value reads as.
    private String weak(String nine) {
        return home().isVhdl() ? nine : nine.replace('H', '1').replace('L', '0');
    }

    private static String bits(Signal signal) {
        return signal.value().toBinaryString();
    }

    @Test
    void theLanguageResolvesWhatBothDrive() {
        try (Simulation sim = start("pads")) {
            Dut dut = sim.dut();
            Signal pins = dut.signal("pins");
            assertThat(pins.direction()).isEqualTo(Direction.INOUT);
            dut.signal("value").set("10ZH");
            pins.drive("1111");
            await(ns(1));
            assertThat(bits(pins)).isEqualTo("1X11");
            assertThat(bits(dut.signal("seen"))).isEqualTo("1X11");
            pins.release();
            await(ns(1));
            assertThat(bits(pins)).isEqualTo(weak("10ZH"));
            dut.signal("value").set("ZZZZ");
            pins.drive(6);
            await(ns(1));
            assertThat(pins.toInt()).isEqualTo(6);
            assertThat(dut.signal("seen").toInt()).isEqualTo(6);
        }
    }

    @Test
    void pullsGiveWay() {
        try (Simulation sim = start("pads")) {
            Dut dut = sim.dut();
            Signal pins = dut.signal("pins");
            dut.signal("value").set("0ZZ1");
            pins.drive("HHLL");
            await(ns(1));
            assertThat(bits(pins)).isEqualTo(weak("0HL1"));
            dut.signal("value").set("ZZ10");
            await(ns(1));
            assertThat(bits(pins)).isEqualTo(weak("HH10"));
            pins.drive("ZZZZ");
            await(ns(1));
            assertThat(bits(pins)).isEqualTo("ZZ10");
        }
    }

    @Test
    void aPartIsDrivenAndReleasedAlone() {
        try (Simulation sim = start("pads")) {
            Dut dut = sim.dut();
            dut.signal("value").set("ZZZZ");
            Signal pins = dut.signal("pins");
            pins.slice(2, 1).drive("01");
            pins.bit(3).drive(Logic.ONE);
            await(ns(1));
            assertThat(bits(pins)).isEqualTo("101Z");
            pins.bit(2).release();
            await(ns(1));
            assertThat(bits(pins)).isEqualTo("1Z1Z");
            Signal up = dut.signal("up");
            up.drive(LogicVector.of("100"));
            up.bit(2).drive("1");
            await(ns(1));
            assertThat(bits(up)).isEqualTo("101");
            assertThat(up.bit(0).isHigh()).isTrue();
        }
    }

    @Test
    void whatIsDrivenTakesEffectAsADepositDoes() {
        try (Simulation sim = start("pads")) {
            Dut dut = sim.dut();
            Signal line = dut.signal("line");
            dut.signal("low").set(0);
            line.drive("1");
            readWrite().await();
            assertThat(line.isHigh()).isTrue();
            assertThat(now()).isEqualTo(ns(0));
            line.drive("0");
            readWrite().await();
            assertThat(dut.signal("line_seen").isHigh()).isFalse();
        }
    }

    @Test
    void bothSidesOfAnOpenDrainLineAreSeen() {
        try (Simulation sim = start("pads")) {
            Dut dut = sim.dut();
            Signal line = dut.signal("line");
            dut.signal("low").set(0);
            line.drive("H");
            await(ns(1));
            assertThat(line.isHigh()).isTrue();
            Task<Integer> edges =
                    fork(() -> {
                        int count = 0;
                        for (int i = 0; i < 2; i++) {
                            line.falling().await();
                            line.rising().await();
                            count++;
                        }
                        return count;
                    });
            await(ns(1));
            dut.signal("low").set(1);
            await(ns(1));
            line.drive("0");
            await(ns(1));
            dut.signal("low").set(0);
            await(ns(1));
            assertThat(line.logic()).as("the testbench still pulls").isEqualTo(Logic.ZERO);
            line.drive("H");
            await(ns(1));
            line.drive("0");
            await(ns(1));
            line.drive("H");
            assertThat(edges.join()).isEqualTo(2);
        }
    }

    @Test
    void aForceOverridesWhatBothDrive() {
        requires(Capability.RELEASE);
        try (Simulation sim = start("pads")) {
            Dut dut = sim.dut();
            Signal pins = dut.signal("pins");
            dut.signal("value").set("ZZ00");
            pins.drive("11ZZ");
            await(ns(1));
            pins.force(5);
            await(ns(1));
            assertThat(pins.toInt()).isEqualTo(5);
            pins.release();
            await(ns(1));
            assertThat(bits(pins)).isEqualTo("ZZ00");
        }
    }

    @Test
    void whatIsNoPinIsRefused() {
        try (Simulation sim = start("pads")) {
            Dut dut = sim.dut();
            assertThatThrownBy(() -> dut.signal("value").drive(1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("cannot drive pads.value, which is no inout port: use set()");
            assertThatThrownBy(() -> dut.signal("inner.pin").drive("1"))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining(
                            "cannot drive pads.inner.pin: only inout ports of the top");
            assertThatThrownBy(() -> dut.signal("pins").drive("11111"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("give a vector of exactly that width");
            assertThatThrownBy(() -> dut.signal("pins").drive(16))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("does not fit pads.pins");
            assertThat(dut.children().stream().map(Handle::name))
                    .contains("pins", "line", "inner")
                    .noneMatch(name -> name.contains("cocobean"));
        }
    }

    @Test
    void widthsFollowParameters() {
        try (Simulation sim = home().start(home().design("pads").withParameter("WIDTH", 70))) {
            Signal pins = sim.dut().signal("pins");
            sim.dut().signal("value").set(LogicVector.filled(Logic.Z, 70));
            pins.drive(LogicVector.filled(Logic.ONE, 70));
            await(ns(1));
            assertThat(bits(pins)).isEqualTo("1".repeat(70));
        }
    }

    @Test
    void fieldsOfRecordsAreDriven() {
        requires(HdlLanguage.VHDL, "records on ports");
        try (Simulation sim = start("pad_records")) {
            Dut dut = sim.dut();
            dut.signal("low").set(2);
            Signal buses = dut.signal("buses");
            buses.drive("HHHH");
            await(ns(1));
            assertThat(dut.signal("buses[1].sda").logic()).isEqualTo(Logic.ZERO);
            assertThat(dut.signal("buses[0].sda").logic()).isEqualTo(Logic.H);
            dut.signal("buses[0].sda").drive("0");
            dut.signal("low").set(0);
            await(ns(1));
            assertThat(buses.value().toBinaryString()).isEqualTo("HHH0");
            dut.signal("buses").field("[0].sda").release();
            await(ns(1));
            assertThat(buses.value().toBinaryString()).isEqualTo("HHHZ");
            assertThatThrownBy(() -> dut.signal("alone").drive("1"))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("a type that the language resolves");
        }
    }
}
