package org.cocobean.samples;

import static org.cocobean.Cocobean.ns;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.junit.Design;
import org.cocobean.junit.HdlParameter;
import org.cocobean.junit.HdlTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The smallest testbench: a design, a clock, a few waits.
@Design(top = "counter", sources = "rtl/verilog/counter.v")
class CounterTests {

    interface Counter extends Dut {
        Signal clk();

        Signal rst();

        Signal en();

        Signal count();
    }

    @HdlTest
    void countsWhileEnabled(Counter dut) {
        Clock clk = Clock.of(dut.clk(), ns(10)).start();
        dut.rst().set(1);
        clk.cycles(2);
        dut.rst().set(0);
        dut.en().set(1);
        clk.cycles(5);
        assertThat(dut.count()).hasValue(5);
    }

    @HdlTest
    void holdsItsValueWhileDisabled(Counter dut) {
        Clock clk = reset(dut);
        dut.en().set(1);
        clk.cycles(3);
        dut.en().set(0);
        clk.cycles(100);
        assertThat(dut.count()).hasValue(3);
    }

    @HdlTest
    void resetWinsOverEnable(Counter dut) {
        Clock clk = reset(dut);
        dut.en().set(1);
        clk.cycles(3);
        dut.rst().set(1);
        clk.cycles(1);
        assertThat(dut.count()).hasValue(0);
    }

    /// One test, three builds: the test's parameter is the design's too.
    @HdlTest
    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32})
    void isAsWideAsItsParameter(@HdlParameter("WIDTH") int width, Counter dut) {
        Clock clk = reset(dut);
        dut.en().set(1);
        clk.cycles(300);
        assertThat(dut.count().value()).hasWidth(width).hasValue(width == 8 ? 300 - 256 : 300);
    }

    @HdlTest
    void wrapsRound(Counter dut) {
        Clock clk = reset(dut);
        dut.en().set(1);
        clk.cycles(255);
        assertThat(dut.count()).hasBits("11111111");
        clk.cycles(1);
        assertThat(dut.count()).hasValue(0);
    }

    private static Clock reset(Counter dut) {
        Clock clk = Clock.of(dut.clk(), ns(10)).start();
        dut.rst().set(1);
        dut.en().set(0);
        clk.cycles(2);
        dut.rst().set(0);
        return clk;
    }
}
