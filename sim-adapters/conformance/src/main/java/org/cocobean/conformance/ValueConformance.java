package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cocobean.Simulation;
import org.cocobean.dut.Dut;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.Signal;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.cocobean.value.UnresolvedValueException;
import org.junit.jupiter.api.Test;

/// Behaviours 28 and 29: numbers, ranges, and values that are neither 0 nor 1.
abstract class ValueConformance extends Conformance {

    @Test
    void valuesOfAnyWidthTravel() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            Random random = new Random(1);
            for (int width : new int[] {32, 39, 64, 128}) {
                Signal in = dut.signal("wide_in_" + width);
                Signal out = dut.signal("wide_out_" + width);
                assertThat(in.width()).isEqualTo(width);
                for (int i = 0; i < 20; i++) {
                    BigInteger value = new BigInteger(width, random);
                    in.set(value);
                    await(ns(1));
                    assertThat(out.toBigInteger()).isEqualTo(value);
                    assertThat(out.value()).isEqualTo(LogicVector.of(value, out.range()));
                }
                in.set(BigInteger.TWO.pow(width).subtract(BigInteger.ONE));
                await(ns(1));
                assertThat(out.value().toBinaryString()).isEqualTo("1".repeat(width));
            }
        }
    }

    @Test
    void rangesAreThoseOfTheDeclaration() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            assertThat(dut.signal("stream_in_data").range()).isEqualTo(LogicRange.downto(7, 0));
            assertThat(dut.signal("ascending_in").range()).isEqualTo(LogicRange.to(0, 7));
            assertThat(dut.signal("offset_in").range()).isEqualTo(LogicRange.downto(11, 4));
            dut.signal("ascending_in").set(0b1000_0001);
            dut.signal("offset_in").set(0b1000_0000);
            await(ns(1));
            assertThat(dut.signal("ascending_out").toInt()).isEqualTo(0b1000_0001);
            assertThat(dut.signal("ascending_out").value().bit(0)).isEqualTo(Logic.ONE);
            assertThat(dut.signal("ascending_out").value().bit(6)).isEqualTo(Logic.ZERO);
            assertThat(dut.signal("offset_out").value().bit(11)).isEqualTo(Logic.ONE);
            assertThat(dut.signal("offset_out").value().bit(4)).isEqualTo(Logic.ZERO);
        }
    }

    @Test
    void signedVectorsKeepTheirSign() {
        requires(HdlLanguage.VERILOG, "declared signs that VPI shows");
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("signed_in");
            Signal out = sim.dut().signal("signed_negated");
            for (int value : new int[] {0, 1, -1, 1234, -1234, 32767, -32767}) {
                in.set(value);
                await(ns(1));
                assertThat(in.value().toSignedInt()).isEqualTo(value);
                assertThat(out.value().toSignedInt()).isEqualTo(-value);
            }
        }
    }

    @Test
    void integersOfEachTypeTravel() {
        requires(HdlLanguage.VERILOG, "these integer types");
        try (Simulation sim = start("integers")) {
            Map<String, Integer> widths =
                    Map.of("byte", 8, "shortint", 16, "int", 32, "longint", 64, "integer", 32);
            Random random = new Random(2);
            widths.forEach((type, width) -> {
                Signal in = sim.dut().signal(type + "_in");
                Signal out = sim.dut().signal(type + "_out");
                assertThat(in.width()).as(type).isEqualTo(width);
                for (int i = 0; i < 100; i++) {
                    long value = random.nextLong() >> (64 - width);
                    in.set(value);
                    await(ns(1));
                    assertThat(out.value().toSignedLong()).as(type).isEqualTo(value);
                }
            });
        }
    }

    @Test
    void valuesThatDoNotFitAreRefusedAndChangeNothing() {
        try (Simulation sim = start("sample_module")) {
            Signal data = sim.dut().signal("stream_in_data");
            data.set(67);
            await(ns(1));
            for (long illegal : new long[] {256, 257, -129, -1000, 1L << 40, Long.MIN_VALUE}) {
                assertThatThrownBy(() -> data.set(illegal))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(String.valueOf(illegal))
                        .hasMessageContaining("sample_module.stream_in_data")
                        .hasMessageContaining("8 bits");
            }
            assertThatThrownBy(() -> data.set(BigInteger.TWO.pow(70)))
                    .isInstanceOf(IllegalArgumentException.class);
            for (String illegal : List.of("101", "1010_1010_1", "2010_1010", "")) {
                assertThatThrownBy(() -> data.set(illegal))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> data.set(LogicVector.of(1, 7)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("7 bits")
                    .hasMessageContaining("sample_module.stream_in_data has 8");
            assertThatThrownBy(() -> data.set(Logic.ONE))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> data.set(1.5)).isInstanceOf(IllegalArgumentException.class);
            await(ns(1));
            assertThat(data.toInt()).isEqualTo(67);
            data.set("1010_1101");
            await(ns(1));
            assertThat(data.toInt()).isEqualTo(0b1010_1101);
            data.set(-1);
            await(ns(1));
            assertThat(data.toInt()).isEqualTo(255);
        }
    }

    @Test
    void scalarsTakeFourValues() {
        requires(HdlLanguage.VERILOG, "the four values of Verilog");
        requires(Capability.FOUR_STATE);
        try (Simulation sim = start("four_values")) {
            Signal in = sim.dut().signal("scalar_in");
            Signal out = sim.dut().signal("scalar_out");
            for (Logic value : List.of(Logic.X, Logic.ZERO, Logic.ONE, Logic.Z)) {
                in.set(value);
                await(ns(1));
                assertThat(in.logic()).isEqualTo(value);
                assertThat(out.logic()).isEqualTo(value);
            }
        }
    }

    @Test
    void vectorsTakeFourValues() {
        requires(HdlLanguage.VERILOG, "the four values of Verilog");
        requires(Capability.FOUR_STATE);
        try (Simulation sim = start("four_values")) {
            Dut dut = sim.dut();
            Signal in = dut.signal("vector_in");
            in.set("01xz_XZ10");
            await(ns(1));
            assertThat(dut.signal("vector_out").value().toBinaryString()).isEqualTo("01XZXZ10");
            assertThat(dut.signal("never_driven").logic()).isEqualTo(Logic.Z);
            assertThat(dut.signal("never_set").logic()).isEqualTo(Logic.X);
            dut.signal("drive_one").set(0);
            await(ns(1));
            assertThat(dut.signal("shared").logic()).isEqualTo(Logic.Z);
            dut.signal("drive_one").set(1);
            await(ns(1));
            assertThat(dut.signal("shared").logic()).isEqualTo(Logic.ONE);
        }
    }

    @Test
    void numbersAreNotMadeOfUnknownBits() {
        requires(Capability.FOUR_STATE);
        String design = isVhdl() ? "nine_values" : "four_values";
        try (Simulation sim = start(design)) {
            Signal in = sim.dut().signal("vector_in");
            Signal out = sim.dut().signal("vector_out");
            Signal scalar = sim.dut().signal("scalar_out");
            in.set("0000X0Z1");
            sim.dut().signal("scalar_in").set(Logic.X);
            await(ns(3));
            for (Runnable read : List.<Runnable>of(out::toInt, out::toLong, out::toBigInteger)) {
                assertThatThrownBy(read::run)
                        .isInstanceOf(UnresolvedValueException.class)
                        .hasMessageContaining(design + ".vector_out")
                        .hasMessageContaining("3 ns")
                        .hasMessageContaining("0000X0Z1");
            }
            assertThatThrownBy(scalar::isHigh)
                    .isInstanceOf(UnresolvedValueException.class)
                    .hasMessageContaining(design + ".scalar_out");
        }
    }

    @Test
    void edgesOutOfAndIntoUnknownValuesCount() {
        requires(HdlLanguage.VERILOG, "the four values of Verilog");
        requires(Capability.FOUR_STATE);
        try (Simulation sim = start("four_values")) {
            Signal in = sim.dut().signal("scalar_in");
            Signal out = sim.dut().signal("scalar_out");
            in.set(Logic.X);
            await(ns(1));
            in.set(Logic.ONE);
            out.rising().await(ns(1));
            await(ns(1));
            in.set(Logic.Z);
            out.change().await(ns(1));
            await(ns(1));
            in.set(Logic.ZERO);
            out.falling().await(ns(1));
            assertThat(sim.time()).isEqualTo(ns(3));
        }
    }

    @Test
    void allNineValuesTravel() {
        requires(HdlLanguage.VHDL, "nine values");
        requires(Capability.NINE_STATE);
        try (Simulation sim = start("nine_values")) {
            Dut dut = sim.dut();
            for (char letter : "UX01ZWLH-".toCharArray()) {
                dut.signal("scalar_in").set(Logic.of(letter));
                await(ns(1));
                assertThat(dut.signal("scalar_out").logic()).isEqualTo(Logic.of(letter));
            }
            dut.signal("vector_in").set("UX1ZWLH-");
            await(ns(1));
            assertThat(dut.signal("vector_out").value().toBinaryString()).isEqualTo("UX1ZWLH-");
        }
    }

    @Test
    void realsAndStringsAreRead() {
        requires(Capability.REALS);
        requires(HdlLanguage.VERILOG, "real variables that VPI shows");
        try (Simulation sim = start("sample_module")) {
            Signal real = sim.dut().signal("real_value");
            assertThat(real.kind()).isEqualTo(HandleKind.REAL);
            assertThat(real.toDouble()).isEqualTo(3.25);
            real.set(-1.5e300);
            await(ns(1));
            assertThat(real.toDouble()).isEqualTo(-1.5e300);
            assertThatThrownBy(real::value)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("kind REAL");
            assertThatThrownBy(() -> sim.dut().signal("clk").toDouble())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("kind LOGIC, not REAL");
        }
    }

    @Test
    void integerVariablesAreRead() {
        requires(Capability.DEPOSIT_ON_DRIVEN);
        try (Simulation sim = start("sample_module")) {
            Signal integer = sim.dut().signal("integer_value");
            assertThat(integer.kind()).isEqualTo(HandleKind.INTEGER);
            assertThat(integer.toInt()).isEqualTo(-7);
            integer.set(-100_000);
            await(ns(1));
            assertThat(integer.toInt()).isEqualTo(-100_000);
            assertThat(integer.isSigned()).isTrue();
        }
    }
}
