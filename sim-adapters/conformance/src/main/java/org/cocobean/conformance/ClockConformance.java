package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.change;
import static org.cocobean.Cocobean.falling;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.readOnly;
import static org.cocobean.Cocobean.readWrite;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.Cocobean.us;

import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.sim.spi.Capability;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Phase;
import org.cocobean.trigger.SimTimeoutException;
import org.junit.jupiter.api.Test;

/// Behaviour 19: native clocks.
abstract class ClockConformance extends Conformance {

    private static SimTime taken(Runnable wait) {
        SimTime before = now();
        wait.run();
        return now().minus(before);
    }

    @Test
    void aClockKeepsItsPeriodAndCanBeRestarted() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            Clock clock = Clock.of(clk, us(1)).start();
            rising(clk).await();
            assertThat(now()).isEqualTo(ns(500));
            assertThat(taken(() -> rising(clk).await())).isEqualTo(ns(1000));
            clock.stop();
            assertThat(clk.toInt()).isEqualTo(1);
            assertThatThrownBy(() -> change(clk).await(us(5)))
                    .isInstanceOf(SimTimeoutException.class)
                    .hasMessageContaining("did not fire within 5 us");
            clock.start();
            await(ns(1));
            assertThat(clk.toInt()).isEqualTo(0);
            assertThat(taken(() -> rising(clk).await())).isEqualTo(ns(499));
            assertThat(taken(() -> rising(clk).await())).isEqualTo(ns(1000));
            clock.stop();
            Clock.of(clk, ns(4)).start();
            rising(clk).await();
            assertThat(taken(() -> rising(clk).await())).isEqualTo(ns(4));
        }
    }

    @Test
    void aClockStartsLowUnlessItsPhaseIsZero() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            clk.set(0);
            readWrite().await();
            Timeline timeline = Timeline.of(clk);
            Clock low = Clock.of(clk, ns(10)).start();
            await(ns(21));
            low.stop();
            Clock high = Clock.of(clk, ns(10)).withPhase(SimTime.ZERO).start();
            await(ns(12));
            high.stop();
            Clock.of(clk, ns(10)).withPhase(ns(2)).start();
            await(ns(9));
            assertThat(timeline)
                    .hasToString(
                            """
                            5 ns: clk=1
                            10 ns: clk=0
                            15 ns: clk=1
                            20 ns: clk=0
                            21 ns: clk=1
                            26 ns: clk=0
                            31 ns: clk=1
                            33 ns: clk=0
                            35 ns: clk=1
                            40 ns: clk=0
                            """);
        }
    }

    @Test
    void theDutyCycleCanBeChosen() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            Clock.of(clk, ns(9)).withHigh(ns(7)).start();
            rising(clk).await();
            assertThat(now()).isEqualTo(ns(2));
            for (int i = 0; i < 10; i++) {
                assertThat(taken(() -> falling(clk).await())).isEqualTo(ns(7));
                assertThat(taken(() -> rising(clk).await())).isEqualTo(ns(2));
            }
        }
    }

    @Test
    void clocksThatCannotBeAreRefused() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            Clock clock = Clock.of(clk, ns(10));
            assertThatThrownBy(clock::stop)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no clock runs on sample_module.clk");
            clock.start();
            assertThatThrownBy(() -> Clock.of(clk, ns(20)).start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a clock already runs on sample_module.clk");
            clock.stop();
            assertThatThrownBy(clock::stop).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> Clock.of(clk, sim.precision()).start())
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> clock.withHigh(ns(10)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot be high for 10 ns of a period of 10 ns");
            assertThatThrownBy(() -> clock.withHigh(SimTime.ZERO))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Clock.of(sim.dut().signal("stream_in_data"), ns(10)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has 8 bits");
            assertThatThrownBy(() -> Clock.of(clk, SimTime.ZERO))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aStoppedClockMakesNoEdges() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            Clock clock = Clock.of(clk, ns(10)).start();
            await(ns(15)); // the very moment of an edge
            clock.stop();
            assertThatThrownBy(() -> change(clk).await(ns(20)))
                    .isInstanceOf(SimTimeoutException.class);
            assertThat(clk.toInt()).isEqualTo(0);
        }
    }

    @Test
    void cyclesTakeTheirTime() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            Clock clock = Clock.of(clk, ns(10)).start();
            clock.cycles(1);
            assertThat(now()).isEqualTo(ns(5));
            assertThat(taken(() -> clock.cycles(10))).isEqualTo(ns(100));
            assertThat(taken(() -> falling(clk).times(10).await())).isEqualTo(ns(95));
            assertThat(taken(() -> change(clk).times(10).await())).isEqualTo(ns(50));
            assertThat(taken(() -> clock.cycles(0))).isEqualTo(SimTime.ZERO);
            assertThatThrownBy(() -> clock.cycles(-1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot wait for -1 cycles");
        }
    }

    @Test
    void cyclesEndWhenTheEdgeHasTakenEffect() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal in = dut.signal("stream_in_data");
            Signal out = dut.signal("stream_out_data_registered");
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            in.set(9);
            clk.cycles(1);
            in.set(1);
            rising(clk.signal()).await();
            assertThat(out.toInt()).isEqualTo(9);
            clk.cycles(1);
            assertThat(sim.phase()).isEqualTo(Phase.SETTLED);
            assertThat(out.toInt()).isEqualTo(1);
            in.set(2);
            clk.cycles(1);
            assertThat(out.toInt()).isEqualTo(2);
            rising(clk.signal()).await();
            in.set(3);
            assertThat(out.toInt()).isEqualTo(2);
            clk.cycles(1);
            assertThat(out.toInt()).isEqualTo(3);
        }
    }

    @Test
    void theTestbenchAsAFlipFlopSeesEdgesAsFlipFlopsDo() {
        try (Simulation sim = home().start(home().sample("counter"))) {
            Dut dut = sim.dut();
            Signal clk = dut.signal("clk");
            Signal count = dut.signal("count");
            dut.signal("en").set(0);
            dut.signal("rst").set(1);
            Clock clock = Clock.of(clk, ns(10)).start();
            clock.cycles(2);
            dut.signal("rst").set(0);
            dut.signal("en").set(1);
            for (int i = 0; i < 20; i++) {
                rising(clk).await();
                assertThat(count.toInt()).isEqualTo(i);
            }
            readOnly().await();
            assertThat(count.toInt()).isEqualTo(20);
        }
    }

    @Test
    void clocksWithCommonEdgesRunSideBySide() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Clock.of(dut.signal("clk"), ns(10)).start();
            Clock.of(dut.signal("stream_in_valid"), ns(20)).start();
            int[] seen = new int[2];
            fork(() -> {
                while (true) {
                    rising(dut.signal("clk")).await();
                    seen[0]++;
                }
            });
            fork(() -> {
                while (true) {
                    change(dut.signal("stream_in_valid")).await();
                    seen[1]++;
                }
            });
            await(ns(101));
            assertThat(seen).containsExactly(10, 10);
        }
    }

    @Test
    void derivedClocksCountExactly() {
        try (Simulation sim = start("gated_clock")) {
            Dut dut = sim.dut();
            dut.signal("enable").set(0);
            dut.signal("rst").set(1);
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            clk.cycles(2);
            dut.signal("rst").set(0);
            clk.cycles(4);
            falling(clk.signal()).await();
            dut.signal("enable").set(1);
            clk.cycles(3);
            assertThat(dut.signal("count").toInt()).isEqualTo(7);
            assertThat(dut.signal("count_gated").toInt()).isEqualTo(3);
            assertThat(dut.signal("count_half").toInt()).isEqualTo(4);
        }
    }

    @Test
    void aClockOfTheDesignIsSampledAtItsEdges() {
        requires(Capability.PRE_EDGE_SAMPLING_OF_HDL_CLOCKS);
        try (Simulation sim = start("hdl_clock")) {
            Dut dut = sim.dut();
            Signal clk = dut.signal("clk");
            Signal cycles = dut.signal("cycles");
            for (int i = 0; i < 5; i++) {
                rising(clk).await();
                assertThat(now()).isEqualTo(ns(5L + 10L * i));
                assertThat(cycles.toInt()).isEqualTo(i);
            }
        }
    }

    @Test
    void aClockOfTheDesignCountsItsCycles() {
        try (Simulation sim = start("hdl_clock")) {
            Dut dut = sim.dut();
            Signal clk = dut.signal("clk");
            dut.signal("data").set(33);
            rising(clk).times(4).await();
            readOnly().await();
            assertThat(now()).isEqualTo(ns(35));
            assertThat(dut.signal("cycles").toInt()).isEqualTo(4);
            assertThat(dut.signal("registered").toInt()).isEqualTo(33);
        }
    }
}
