package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.change;
import static org.cocobean.Cocobean.falling;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.sim.spi.Capability;
import org.cocobean.trigger.Compare;
import org.cocobean.trigger.SimTimeoutException;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.Test;

/// Bits and slices of a vector as signals of their own.
abstract class SliceConformance extends Conformance {

    @Test
    void partsAreFoundByTheirIndices() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            Signal offset = dut.signal("offset_in");
            offset.set("1010_0110");
            dut.signal("ascending_in").set("10110000");
            await(ns(1));
            Signal high = dut.signal("offset_in[11:8]");
            assertThat(high.toInt()).isEqualTo(10);
            assertThat(high.path()).isEqualTo("sample_module.offset_in[11:8]");
            assertThat(high.range()).isEqualTo(LogicRange.downto(11, 8));
            assertThat(high).isSameAs(offset.slice(11, 8));
            assertThat(dut.signal("offset_in(11 downto 8)")).isSameAs(high);
            assertThat(high.bit(9)).isSameAs(offset.bit(9)).isSameAs(dut.signal("offset_in(9)"));
            assertThat(offset.bit(9).logic()).isEqualTo(Logic.ONE);
            assertThat(offset.bit(9).isHigh()).isTrue();
            assertThat(offset.slice(11, 4)).isSameAs(offset);
            assertThat(dut.signal("ascending_in[1:3]").value().toBinaryString()).isEqualTo("011");
            assertThat(dut.signal("ascending_in[0]").toInt()).isEqualTo(1);
            assertThat(dut.find("offset_in[12]")).isEmpty();
            assertThat(dut.find("clk[0]")).isEmpty();
        }
    }

    @Test
    void aWriteLeavesTheOtherBitsAlone() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            Signal in = dut.signal("stream_in_data");
            Signal out = dut.signal("stream_out_data_comb");
            in.set(0xf0);
            await(ns(1));
            in.bit(0).set(1);
            in.slice(7, 6).set(0);
            assertThat(in.toInt()).isEqualTo(0xf0);
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(0x31);
            assertThat(out.toInt()).isEqualTo(0x31);
            in.slice(3, 1).set("110");
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(0x3d);
            in.bit(7).set(-1);
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(0xbd);
        }
    }

    @Test
    void theLastWriteOfEachBitWins() {
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            in.set(0);
            in.bit(3).set(1);
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(8);
            in.bit(3).set(0);
            in.set(0xff);
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(0xff);
            in.set(0);
            in.bit(1).set(1);
            in.set(0xf0);
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(0xf0);
            in.slice(7, 4).set(0);
            in.slice(5, 2).set(0xf);
            in.bit(5).set(0);
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(0x1c);
        }
    }

    @Test
    void partsMayCrossWords() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            Signal in = dut.signal("wide_in_128");
            BigInteger value = new BigInteger("0123456789abcdeffedcba9876543210", 16);
            in.set(value);
            await(ns(1));
            Signal part = in.slice(100, 37);
            assertThat(part.toLong()).isEqualTo(value.shiftRight(37).longValue());
            assertThat(in.slice(120, 40).toBigInteger())
                    .isEqualTo(
                            value.shiftRight(40)
                                    .and(BigInteger.TWO.pow(81).subtract(BigInteger.ONE)));
            part.set(0);
            in.slice(110, 101).set(0x3ff);
            await(ns(1));
            BigInteger cleared = value;
            for (int bit = 37; bit <= 110; bit++) {
                cleared = bit <= 100 ? cleared.clearBit(bit) : cleared.setBit(bit);
            }
            assertThat(dut.signal("wide_out_128").toBigInteger()).isEqualTo(cleared);
        }
    }

    @Test
    void edgesOfABitAreNotThoseOfTheOthers() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal in = dut.signal("stream_in_data");
            Signal out = dut.signal("stream_out_data_comb");
            List<String> seen = new ArrayList<>();
            fork(() -> {
                while (true) {
                    rising(out.bit(3)).await();
                    seen.add("rises at " + sim.time());
                }
            });
            fork(() -> {
                while (true) {
                    falling(out.bit(3)).await();
                    seen.add("falls at " + sim.time());
                }
            });
            fork(() -> {
                while (true) {
                    change(out.slice(7, 6)).await();
                    seen.add(out.slice(7, 6).value().toBinaryString() + " at " + sim.time());
                }
            });
            for (int value : new int[] {0x07, 0x0f, 0x4f, 0x5b, 0x50, 0x08, 0x08, 0xf7}) {
                in.set(value);
                await(ns(1));
            }
            await(ns(1));
            assertThat(seen)
                    .containsExactly(
                            "rises at 11 ns",
                            "01 at 12 ns",
                            "falls at 14 ns",
                            "rises at 15 ns",
                            "00 at 15 ns",
                            "falls at 17 ns",
                            "11 at 17 ns");
        }
    }

    @Test
    void aConditionMayLookAtAPart() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal in = dut.signal("stream_in_data");
            Signal clk = dut.signal("clk");
            Clock.of(clk, ns(10)).start();
            fork(() -> {
                for (int value = 0; value < 256; value += 8) {
                    rising(clk).await();
                    in.set(value | 1);
                }
            });
            rising(clk).when(in.slice(6, 4), 5).await();
            assertThat(in.toInt()).isEqualTo(0x51);
            rising(clk).when(in.bit(7), 1).await();
            assertThat(in.toInt()).isEqualTo(0x81);
            rising(clk).when(in.slice(7, 4), Compare.AT_LEAST, 12).times(2).await();
            assertThat(in.toInt()).isEqualTo(0xc9);
            assertThatThrownBy(() -> rising(clk).when(in.bit(0), 0).await(ns(50)))
                    .isInstanceOf(SimTimeoutException.class);
            assertThat(change(in.bit(0)).when(in.slice(7, 4), 3))
                    .hasToString(
                            "change(sample_module.stream_in_data[0])"
                                    + ".when(sample_module.stream_in_data[7:4] EQUAL 3)");
        }
    }

    @Test
    void aPartIsWrittenAtOnce() {
        requires(Capability.IMMEDIATE_WRITE);
        try (Simulation sim = start("sample_module")) {
            Signal bits = sim.dut().signal("mybits");
            bits.setImmediate(3);
            bits.bit(0).setImmediate(0);
            assertThat(bits.toInt()).isEqualTo(2);
            bits.bit(1).set(0);
            bits.bit(0).setImmediate(LogicVector.of("1"));
            assertThat(bits.toInt()).isEqualTo(3);
            await(ns(1));
            assertThat(bits.toInt()).isEqualTo(1);
        }
    }

    @Test
    void whatIsNoPartIsRefused() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            Signal in = dut.signal("stream_in_data");
            in.set(7);
            await(ns(1));
            assertThatThrownBy(() -> in.bit(8))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage(
                            "sample_module.stream_in_data has bits 7 downto 0, so there is no bit 8");
            assertThatThrownBy(() -> in.slice(0, 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("give the two ends of a part in that order");
            assertThatThrownBy(() -> dut.signal("clk[0]"))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining("sample_module.clk is of kind LOGIC and no vector");
            assertThatThrownBy(() -> in.slice(3, 0).set(16))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("16 does not fit sample_module.stream_in_data[3:0]");
            assertThatThrownBy(() -> in.slice(3, 0).set("101"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("give a vector of exactly that width");
            assertThatThrownBy(() -> in.slice(3, 0).rising())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("needs a one-bit signal");
            assertThatThrownBy(() -> in.bit(3).force(1))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("force sample_module.stream_in_data");
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(7);
        }
    }
}
