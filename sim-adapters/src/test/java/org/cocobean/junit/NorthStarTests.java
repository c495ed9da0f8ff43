package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Design(top = "counter", sources = "../hdl-samples/rtl/verilog/counter.v", timescale = "1ns/1ps")
class NorthStarTests {

    interface Counter extends Dut {
        Signal clk();

        Signal rst();

        Signal en();

        Signal count();
    }

    @BeforeEach
    void startClock(Counter dut) {
        dut.rst().set(1);
        dut.en().set(0);
        Clock.of(dut.clk(), ns(10)).start().cycles(2);
    }

    @HdlTest
    void countsWhileEnabled(Counter dut) {
        dut.rst().set(0);
        dut.en().set(1);
        Clock.of(dut.clk(), ns(10));
        org.cocobean.Cocobean.rising(dut.clk()).times(6).await();
        assertThat(dut.count()).hasValue(5);
    }

    @Test
    void plainTest(Simulation simulation, Random random, @SimDir Path directory) {
        assertThat(simulation.directory()).isEqualTo(directory);
        assertThat(random).isNotNull();
    }

    @HdlTest(timeout = "1 us")
    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void width(@HdlParameter("WIDTH") int width, Counter dut) {
        assertThat(dut.count().width()).isEqualTo(width);
    }

    @RepeatedTest(2)
    void repeated(Dut dut) {
        assertThat(dut.name()).isEqualTo("counter");
    }

    @Nested
    class Inner {
        @HdlTest
        void inherits(Counter dut) {
            assertThat(dut.count()).hasValue(0);
        }
    }
}
