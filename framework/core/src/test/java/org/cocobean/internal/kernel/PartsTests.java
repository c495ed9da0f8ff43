package org.cocobean.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.readWrite;

import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.toy.Toy;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Bits and slices of signals, elements and rows of arrays, without a simulator.
@Timeout(20)
class PartsTests {

    private Simulation sim;
    private Dut dut;

    @BeforeEach
    void start() {
        sim = Toy.start();
        dut = sim.dut();
    }

    @AfterEach
    void close() {
        sim.close();
    }

    @Test
    void partsThatAreWrittenInOneMomentAreAllThere() {
        Signal in = dut.signal("in");
        in.bit(0).set(1);
        in.slice(7, 4).set(0xa);
        in.bit(2).set(1);
        readWrite().await();
        assertThat(in.toInt()).isEqualTo(0xa5);
        assertThat(in.slice(7, 4).toInt()).isEqualTo(0xa);
        in.slice(5, 4).set(0);
        readWrite().await();
        assertThat(dut.signal("comb").toInt()).isEqualTo(0x85);
    }

    @Test
    void aWholeWriteAfterThatOfAPartWins() {
        Signal in = dut.signal("in");
        in.bit(7).set(1);
        in.set(1);
        readWrite().await();
        assertThat(in.toInt()).isEqualTo(1);
    }

    @Test
    void aPartOutsideItsSignalIsRefused() {
        assertThatThrownBy(() -> dut.signal("in").bit(8))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("toy.in");
        assertThatThrownBy(() -> dut.array("mem").at(16))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("toy.mem")
                .hasMessageContaining("so there is no element 16");
    }

    @Test
    void slicesReachOverTheWordsOfAWideSignal() {
        Signal wide = dut.signal("wide");
        wide.slice(71, 56).set(0xbeef);
        readWrite().await();
        assertThat(wide.slice(63, 56).toInt()).isEqualTo(0xef);
        assertThat(wide.slice(71, 64).toInt()).isEqualTo(0xbe);
        assertThat(wide.toBigInteger().bitCount()).isEqualTo(Integer.bitCount(0xbeef));
    }

    @Test
    void anArrayHasItsDimensionsAndRows() {
        SignalArray table = dut.array("table");
        assertThat(table.dimensions())
                .containsExactly(LogicRange.downto(7, 4), LogicRange.downto(1, 0));
        assertThat(table.length()).isEqualTo(8);
        table.at(7, 1).set(1);
        table.at(4, 0).set(2);
        await(ns(1));
        assertThat(table.readLongs(7, 8)).containsExactly(1, 0, 0, 0, 0, 0, 0, 2);
        assertThat(table.row(7).at(1).toLong()).isEqualTo(1);
        assertThatThrownBy(() -> table.at(7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 2 dimensions")
                .hasMessageContaining("1 index was given");
    }

    @Test
    void whatIsLoadedIsReadAndShownAsItWas() {
        SignalArray mem = dut.array("mem");
        mem.set(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 255);
        await(ns(1));
        assertThat(mem.readLongs(14, 2)).containsExactly(14, 255);
        List<LogicVector> values = mem.values();
        assertThat(values).hasSize(16);
        assertThat(values.getLast().toInt()).isEqualTo(255);
        assertThatThrownBy(() -> mem.load(15, 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> mem.load(0, 256)).isInstanceOf(IllegalArgumentException.class);
        assertThat(mem.readLongs(0, 1)).containsExactly(0);
    }
}
