package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.math.BigInteger;
import java.util.Random;
import org.cocobean.Simulation;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.Test;

/// Behaviours 30 and 31: arrays, packed structures, constants of packages.
abstract class ArrayConformance extends Conformance {

    @Test
    void arraysKeepTheirIndices() {
        requires(Capability.ARRAYS);
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            SignalArray down = dut.array("array_7_downto_4");
            SignalArray up = dut.array("array_4_to_7");
            assertThat(down.indices()).isEqualTo(LogicRange.downto(7, 4));
            assertThat(up.indices()).isEqualTo(LogicRange.to(4, 7));
            assertThat(down.length()).isEqualTo(4);
            assertThat(down.elementWidth()).isEqualTo(8);
            assertThat(down.readLongs(7, 4)).containsExactly(112, 96, 80, 64);
            assertThat(up.readLongs(4, 4)).containsExactly(64, 80, 96, 112);
            assertThat(down.values())
                    .extracting(LogicVector::toInt)
                    .containsExactly(112, 96, 80, 64);
            for (int i = 4; i <= 7; i++) {
                assertThat(down.at(i).toInt()).isEqualTo(16 * i);
                assertThat(dut.signal("array_4_to_7[" + i + "]").toInt()).isEqualTo(16 * i);
            }
            assertThat(down.at(5).path()).isEqualTo("sample_module.array_7_downto_4[5]");
        }
    }

    @Test
    void arraysOfSingleBitsAndNegativeIndicesAreReadAndWritten() {
        requires(HdlLanguage.VERILOG, "negative indices");
        requires(Capability.ARRAYS);
        requires(Capability.ARRAY_WRITES);
        try (Simulation sim = start("kinds")) {
            SignalArray flag = sim.dut().array("flag");
            SignalArray belowZero = sim.dut().array("below_zero");
            await(ns(1));
            flag.at(3).set(1);
            belowZero.at(-2).set(0xa5);
            await(ns(1));
            assertThat(flag.length()).isEqualTo(4);
            assertThat(flag.at(3).toInt()).isEqualTo(1);
            assertThat(flag.at(0).toInt()).isEqualTo(1);
            assertThat(belowZero.at(-2).toInt()).isEqualTo(0xa5);
            assertThat(belowZero.at(0).toInt()).isEqualTo(1);
        }
    }

    @Test
    void elementsAreWrittenByIndex() {
        requires(Capability.ARRAYS);
        requires(Capability.DEPOSIT_ON_DRIVEN);
        requires(Capability.ARRAY_WRITES);
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            SignalArray memory = dut.array("mem_up");
            dut.signal("mem_address").set(5);
            await(ns(1));
            assertThat(dut.signal("mem_data").toInt()).isEqualTo(15);
            memory.at(5).set(200);
            await(ns(1));
            assertThat(dut.signal("mem_data").toInt()).isEqualTo(200);
            assertThat(memory.readLongs(4, 3)).containsExactly(12, 200, 18);
            memory.load(0, 1, 2, 3, 4, 5, 6, 7);
            await(ns(1));
            assertThat(dut.signal("mem_data").toInt()).isEqualTo(6);
        }
    }

    @Test
    void accessOutsideAnArrayIsRefused() {
        requires(Capability.ARRAYS);
        try (Simulation sim = start("sample_module")) {
            SignalArray down = sim.dut().array("array_7_downto_4");
            assertThatThrownBy(() -> down.at(3))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("sample_module.array_7_downto_4")
                    .hasMessageContaining("no element 3");
            assertThatThrownBy(() -> down.readLongs(5, 3))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("no element 3");
            assertThatThrownBy(() -> down.set(1, 2, 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has 4 elements, but 3 values were given");
            assertThatThrownBy(() -> down.load(7, 256))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("256 does not fit");
            assertThat(sim.dut().find("array_7_downto_4[8]")).isEmpty();
            assertThatThrownBy(() -> down.set(1, 2, 256, 4))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("256 does not fit an element");
            assertThatThrownBy(() -> down.load(7, 1, 2, 256))
                    .isInstanceOf(IllegalArgumentException.class);
            await(ns(1));
            assertThat(down.readLongs(7, 4)).containsExactly(112, 96, 80, 64);
        }
    }

    @Test
    void aBulkWriteWinsOverADepositBeforeIt() {
        requires(Capability.ARRAYS);
        requires(Capability.DEPOSIT_ON_DRIVEN);
        requires(Capability.ARRAY_WRITES);
        try (Simulation sim = start("sample_module")) {
            SignalArray memory = sim.dut().array("mem_up");
            memory.at(4).set(100);
            memory.load(3, 50, 51);
            await(ns(1));
            assertThat(memory.readLongs(3, 3)).containsExactly(50, 51, 15);
            memory.load(3, 60, 61);
            memory.at(4).set(101);
            await(ns(1));
            assertThat(memory.readLongs(3, 3)).containsExactly(60, 101, 15);
        }
    }

    @Test
    void wideElementsTravel() {
        requires(Capability.ARRAYS);
        requires(Capability.DEPOSIT_ON_DRIVEN);
        requires(Capability.ARRAY_WRITES);
        try (Simulation sim = start("sample_module")) {
            SignalArray words = sim.dut().array("wide_words");
            long base = 0x40_0000_0000L;
            assertThat(words.readLongs(0, 4)).containsExactly(base, base + 1, base + 2, base + 3);
            words.at(2).set(0x12_3456_789aL);
            await(ns(1));
            assertThat(words.readLongs(2, 1)).containsExactly(0x12_3456_789aL);
            words.load(0, 0x7f_ffff_ffffL, 1);
            assertThat(words.readLongs(0, 2)).containsExactly(0x7f_ffff_ffffL, 1);
        }
    }

    @Test
    void arraysOfSeveralDimensionsGoByAllIndices() {
        requires(HdlLanguage.VERILOG, "arrays of several dimensions that can be reached");
        requires(Capability.ARRAY_DIMENSIONS);
        try (Simulation sim = start("arrays")) {
            Dut dut = sim.dut();
            SignalArray grid = dut.array("grid");
            assertThat(grid.dimensions())
                    .containsExactly(LogicRange.to(0, 1), LogicRange.downto(3, 0));
            assertThat(grid.indices()).isEqualTo(LogicRange.to(0, 1));
            assertThat(grid.length()).isEqualTo(8);
            assertThat(grid.at(0, 1).toInt()).isEqualTo(1);
            assertThat(grid.at(1, 2).toInt()).isEqualTo(18);
            assertThat(dut.signal("grid[1][2]")).isSameAs(grid.at(1, 2));
            assertThat(grid.at(1, 2).path()).isEqualTo("arrays.grid[1][2]");
            assertThat(dut.array("grid[1]")).isSameAs(grid.row(1));
            assertThat(grid.row(1).indices()).isEqualTo(LogicRange.downto(3, 0));
            assertThat(grid.row(1).values())
                    .extracting(LogicVector::toInt)
                    .containsExactly(19, 18, 17, 16);
            assertThat(grid.values())
                    .extracting(LogicVector::toInt)
                    .containsExactly(3, 2, 1, 0, 19, 18, 17, 16);
            assertThat(grid.rows()).extracting(SignalArray::length).containsExactly(4, 4);
            assertThat(grid.readLongs(1, 3)).containsExactly(19, 18, 17);
            SignalArray cube = dut.array("cube");
            assertThat(cube.length()).isEqualTo(8);
            assertThat(cube.at(1, 3, 0).toInt()).isEqualTo(130);
            assertThat(cube.at(0, 2, 1).toInt()).isEqualTo(21);
            assertThat(dut.signal("cube[1][2][1]").toInt()).isEqualTo(121);
            assertThat(cube.row(0).readLongs(2, 4)).containsExactly(20, 21, 30, 31);
            assertThat(cube.readLongs(1, 8)).containsExactly(120, 121, 130, 131, 20, 21, 30, 31);
        }
    }

    @Test
    void arraysOfSeveralDimensionsAreWrittenByElementAndInBulk() {
        requires(HdlLanguage.VERILOG, "arrays of several dimensions that can be reached");
        requires(Capability.ARRAY_DIMENSIONS);
        requires(Capability.ARRAY_WRITES);
        try (Simulation sim = start("arrays")) {
            Dut dut = sim.dut();
            SignalArray grid = dut.array("grid");
            grid.at(1, 0).set(200);
            grid.at(0, 3).bit(7).set(1);
            await(ns(1));
            assertThat(grid.readLongs(0, 8)).containsExactly(0x83, 2, 1, 0, 19, 18, 17, 200);
            grid.at(1, 3).set(99);
            grid.load(1, 5, 6);
            await(ns(1));
            assertThat(grid.readLongs(0, 8)).containsExactly(0x83, 2, 1, 0, 5, 6, 17, 200);
            grid.set(1, 2, 3, 4, 5, 6, 7, 8);
            await(ns(1));
            assertThat(grid.at(1, 1).toInt()).isEqualTo(7);
            SignalArray matrix = dut.array("matrix");
            matrix.row(2).load(1, 77, 78);
            dut.signal("clk").set(0);
            await(ns(1));
            dut.signal("clk").set(1);
            await(ns(1));
            assertThat(dut.array("matrix_copy").readLongs(0, 12))
                    .containsExactly(0, 1, 2, 3, 10, 11, 12, 13, 20, 77, 78, 23);
        }
    }

    @Test
    void aWrongNumberOfIndicesIsRefused() {
        requires(HdlLanguage.VERILOG, "arrays of several dimensions that can be reached");
        requires(Capability.ARRAY_DIMENSIONS);
        try (Simulation sim = start("arrays")) {
            Dut dut = sim.dut();
            SignalArray grid = dut.array("grid");
            assertThatThrownBy(() -> grid.at(1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "arrays.grid has 2 dimensions, [0 to 1, 3 downto 0], but 1 index was"
                                    + " given: give one for each dimension, or take a row(index)");
            assertThatThrownBy(() -> grid.at(1, 2, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("but 3 indices were given");
            assertThatThrownBy(() -> grid.at(1, 4))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("arrays.grid[1] has indices 3 downto 0");
            assertThatThrownBy(() -> dut.signal("grid[1]"))
                    .hasMessageContaining("no signal but of kind ARRAY");
            assertThatThrownBy(() -> dut.array("bytes_up").row(4))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("use at(index)");
            assertThatThrownBy(() -> grid.load(1, 1, 2, 3, 4, 5))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> dut.array("bytes_up").at(4, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has 1 dimension, [4 to 7], but 2 indices were given");
        }
    }

    @Test
    void packedStructuresAreVectors() {
        requires(HdlLanguage.VERILOG, "packed structures");
        try (Simulation sim = start("structs")) {
            Dut dut = sim.dut();
            assertThat(dut.signal("request_in").width()).isEqualTo(24);
            assertThat(dut.signal("pixels_in").width()).isEqualTo(9);
            assertThat(dut.signal("cube_in").width()).isEqualTo(27);
            assertThat(dut.signal("requests_in").width()).isEqualTo(72);
            dut.signal("request_in").set("1_10_01011010_1000000000001");
            await(ns(1));
            assertThat(dut.signal("request_write").toInt()).isEqualTo(1);
            assertThat(dut.signal("request_size").toInt()).isEqualTo(2);
            assertThat(dut.signal("request_address").toInt()).isEqualTo(0x5a);
            assertThat(dut.signal("request_data").toInt()).isEqualTo(0x1001);
            dut.signal("request_in").set(0);
            await(ns(1));
            assertThat(dut.signal("request_out").value().toBinaryString())
                    .isEqualTo("0".repeat(24));
        }
    }

    @Test
    void vectorsOfSeveralDimensionsTravelWhole() {
        requires(HdlLanguage.VERILOG, "packed dimensions");
        try (Simulation sim = start("structs")) {
            Random random = new Random(3);
            for (String name : new String[] {"pixels", "cube", "requests"}) {
                Signal in = sim.dut().signal(name + "_in");
                Signal out = sim.dut().signal(name + "_out");
                BigInteger value = new BigInteger(in.width(), random);
                in.set(value);
                await(ns(1));
                assertThat(out.toBigInteger()).isEqualTo(value);
            }
        }
    }

    @Test
    void constantsOfPackagesReachTheOutputs() {
        requires(HdlLanguage.VERILOG, "packages with these constants");
        try (Simulation sim = start("packages")) {
            Dut dut = sim.dut();
            assertThat(dut.signal("five").toInt()).isEqualTo(5);
            assertThat(dut.signal("eight").toInt()).isEqualTo(8);
            assertThat(dut.signal("wide").toBigInteger())
                    .isEqualTo(new BigInteger("12345678912345678912345689"));
            assertThat(dut.signal("byte_value").toInt()).isEqualTo(100);
            assertThat(dut.signal("long_value").toLong()).isEqualTo(0x11c98c031cbL);
            assertThat(dut.signal("eleven").toInt()).isEqualTo(11);
            assertThat(dut.signal("unit_four").toInt()).isEqualTo(4);
        }
    }
}
