package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.falling;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.nextTimeStep;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.ps;
import static org.cocobean.Cocobean.readOnly;
import static org.cocobean.Cocobean.readWrite;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.Cocobean.steps;
import static org.cocobean.Cocobean.timer;
import static org.cocobean.Cocobean.us;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.internal.control.Control;
import org.cocobean.time.Rounding;
import org.cocobean.time.SimTime;
import org.cocobean.time.SimTimeUnit;
import org.cocobean.trigger.Phase;
import org.junit.jupiter.api.Test;

/// Behaviours 1, 2, 3, 7: timers, and the phases of a time step.
abstract class TimingConformance extends Conformance {

    private static SimTime taken(Runnable wait) {
        SimTime before = now();
        wait.run();
        return now().minus(before);
    }

    @Test
    void timersTakeExactlyTheirTime() {
        try (Simulation sim = start("sample_module")) {
            assertThat(sim.time()).isEqualTo(SimTime.ZERO);
            for (SimTime time : List.of(sim.precision(), ns(3), ns(1.5), ps(10), us(1))) {
                assertThat(taken(() -> await(time))).isEqualTo(time);
            }
            assertThat(taken(() -> await(steps(7)))).isEqualTo(sim.precision().times(7));
        }
    }

    @Test
    void aTimeThatIsNoWholeNumberOfStepsIsRefused() {
        try (Simulation sim = start("sample_module")) {
            SimTime half = sim.precision().times(5).dividedBy(2);
            assertThatThrownBy(() -> await(half))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("unable to accurately represent")
                    .hasMessageContaining(sim.precision().toString());
            assertThat(now()).isEqualTo(SimTime.ZERO);
        }
    }

    @Test
    void timesAreRoundedOnRequest() {
        try (Simulation sim = start("sample_module")) {
            SimTime step = sim.precision();
            SimTime odd = step.times(6).dividedBy(5); // 1.2 steps
            assertThat(taken(() -> timer(odd, Rounding.FLOOR).await())).isEqualTo(step);
            assertThat(taken(() -> timer(odd, Rounding.CEIL).await())).isEqualTo(step.times(2));
            assertThat(taken(() -> timer(odd, Rounding.ROUND).await())).isEqualTo(step);
            SimTime more = step.times(9).dividedBy(5); // 1.8 steps
            assertThat(taken(() -> timer(more, Rounding.ROUND).await())).isEqualTo(step.times(2));
        }
    }

    @Test
    void aTimerOfNoTimeIsRefused() {
        try (Simulation sim = start("sample_module")) {
            SimTime tenth = sim.precision().dividedBy(10);
            assertThatThrownBy(() -> timer(SimTime.ZERO))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("needs a positive time")
                    .hasMessageContaining("readWrite()");
            assertThatThrownBy(() -> timer(ns(-1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("-1 ns");
            assertThatThrownBy(() -> timer(tenth, Rounding.ROUND))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("needs a positive time");
        }
    }

    @Test
    void fractionsAreExact() {
        try (Simulation sim = start("sample_module")) {
            SimTime nano = SimTime.ratio(1, 1_000_000_000, SimTimeUnit.S);
            assertThat(taken(() -> await(nano))).isEqualTo(ns(1));
            SimTime third = SimTime.ratio(1, 3, SimTimeUnit.NS);
            assertThat(taken(() -> await(third.times(3)))).isEqualTo(ns(1));
            assertThat(sim.time()).isEqualTo(ns(2));
        }
    }

    @Test
    void aTestStartsAtTimeZeroWhenAllHasSettled() {
        try (Simulation sim = start("sample_module")) {
            assertThat(sim.time()).isEqualTo(SimTime.ZERO);
            assertThat(sim.phase()).isEqualTo(Phase.SETTLED);
            assertThat(sim.dut().signal("mybits").value().toBinaryString()).isEqualTo("11");
        }
    }

    @Test
    void eachTriggerWakesInItsPhase() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            Clock.of(dut.signal("clk"), ns(10)).start();
            await(ns(1));
            assertThat(sim.phase()).isEqualTo(Phase.BEGIN);
            rising(dut.signal("clk")).await();
            assertThat(sim.phase()).isEqualTo(Phase.CHANGE);
            readWrite().await();
            assertThat(sim.phase()).isEqualTo(Phase.SETTLED);
            readOnly().await();
            assertThat(sim.phase()).isEqualTo(Phase.END);
            assertThat(now()).isEqualTo(ns(5));
            nextTimeStep().await();
            assertThat(sim.phase()).isEqualTo(Phase.BEGIN);
            assertThat(now()).isGreaterThan(ns(5)).isLessThanOrEqualTo(ns(10));
        }
    }

    @Test
    void writesAreRefusedInTheReadOnlyPhase() {
        try (Simulation sim = start("sample_module")) {
            Signal data = sim.dut().signal("stream_in_data");
            data.set(1);
            await(ns(3));
            readOnly().await();
            for (Runnable write :
                    List.<Runnable>of(
                            () -> data.set(2),
                            () -> data.setImmediate(2),
                            () -> data.force(2),
                            data::freeze,
                            data::release,
                            () -> Clock.of(sim.dut().signal("clk"), ns(10)).start())) {
                assertThatThrownBy(write::run)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("at 3 ns")
                        .hasMessageContaining("phase END")
                        .hasMessageContaining("readOnly()")
                        .hasMessageContaining("nextTimeStep()");
            }
            assertThatThrownBy(() -> data.set(2))
                    .hasMessageContaining("sample_module.stream_in_data");
            assertThat(data.toInt()).isEqualTo(1);
            await(ns(1));
            data.set(2);
            await(ns(1));
            assertThat(data.toInt()).isEqualTo(2);
        }
    }

    @Test
    void theStepIsOverInTheReadOnlyPhase() {
        try (Simulation sim = start("sample_module")) {
            await(ns(3));
            readOnly().await();
            assertThatThrownBy(() -> readWrite().await())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot wait for readWrite() at 3 ns")
                    .hasMessageContaining("phase END");
            assertThatThrownBy(() -> readOnly().await())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot wait for readOnly() at 3 ns");
            await(ns(1));
            assertThat(sim.time()).isEqualTo(ns(4));
            assertThat(sim.phase()).isEqualTo(Phase.BEGIN);
        }
    }

    @Test
    void edgesCanBeAwaitedFromTheReadOnlyPhase() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            Clock.of(clk, ns(10)).start();
            await(ns(1));
            readOnly().await();
            rising(clk).await();
            assertThat(now()).isEqualTo(ns(5));
            readOnly().await();
            falling(clk).await();
            assertThat(now()).isEqualTo(ns(10));
        }
    }

    @Test
    void readOnlyTakesNoTime() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            await(ns(3));
            assertThat(taken(() -> readOnly().await())).isEqualTo(SimTime.ZERO);
            await(ns(1));
            Clock.of(clk, ns(10)).start();
            rising(clk).await();
            assertThat(taken(() -> readOnly().await())).isEqualTo(SimTime.ZERO);
            await(ns(1));
            readWrite().await();
            assertThat(taken(() -> readOnly().await())).isEqualTo(SimTime.ZERO);
            assertThat(now()).isEqualTo(ns(10));
        }
    }

    @Test
    void readWriteTakesNoTimeAndMayBeAwaitedAgainAndAgain() {
        try (Simulation sim = start("sample_module")) {
            await(ns(3));
            for (int i = 0; i < 5; i++) {
                assertThat(taken(() -> readWrite().await())).isEqualTo(SimTime.ZERO);
                assertThat(sim.phase()).isEqualTo(Phase.SETTLED);
            }
        }
    }

    @Test
    void anEdgeMadeByAWriteCanStillBeCaught() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            clk.set(0);
            await(ns(10));
            clk.set(1);
            rising(clk).await(ns(10));
            assertThat(now()).isEqualTo(ns(10));
            readWrite().await();
            clk.set(0);
            falling(clk).await(ns(10));
            assertThat(now()).isEqualTo(ns(10));
        }
    }

    @Test
    void timersOfOneMomentFireInTheOrderInWhichTheyWereAwaited() {
        try (Simulation sim = start("sample_module")) {
            List<String> order = new ArrayList<>();
            fork(() -> {
                await(ns(10));
                order.add("10");
            });
            fork(() -> {
                await(ns(4));
                await(ns(6));
                order.add("4+6");
            });
            fork(() -> {
                await(ns(10));
                order.add("10 again");
            });
            fork(() -> {
                await(ns(5));
                await(ns(5));
                order.add("5+5");
            });
            await(ns(11));
            assertThat(order).containsExactly("10", "10 again", "4+6", "5+5");
            assertThat(sim.time()).isEqualTo(ns(11));
        }
    }

    @Test
    void nextTimeStepIsTheNextMomentAtWhichAnythingHappens() {
        try (Simulation sim = start("sample_module")) {
            fork(() -> await(ns(7)));
            nextTimeStep().await();
            assertThat(sim.time()).isEqualTo(ns(7));
            assertThat(sim.phase()).isEqualTo(Phase.BEGIN);
        }
    }

    @Test
    void aTimerBeyondTheEndOfTimeIsRefused() {
        try (Simulation sim = start("sample_module")) {
            await(steps(3));
            assertThatThrownBy(() -> await(steps(Long.MAX_VALUE)))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("the last moment that the simulator's step of");
            await(steps(1));
            assertThat(sim.time()).isEqualTo(steps(4));
        }
    }

    @Test
    void readOnlyTakesNoTimeWhereNothingIsToBeDone() {
        for (String design : List.of("no_events", "hdl_clock")) {
            try (Simulation sim = start(design)) {
                readOnly().await();
                assertThat(sim.phase()).isEqualTo(Phase.END);
                assertThat(now()).isEqualTo(SimTime.ZERO);
            }
            try (Simulation sim = start(design)) {
                readWrite().await();
                readWrite().await();
                readOnly().await();
                assertThat(sim.phase()).isEqualTo(Phase.END);
                assertThat(now()).isEqualTo(SimTime.ZERO);
            }
        }
    }

    @Test
    void aWriteThatChangesNothingSettlesInItsTimeStep() {
        try (Simulation sim = start("no_events")) {
            Signal a = sim.dut().signal("a");
            for (SimTime time : List.of(SimTime.ZERO, ns(3))) {
                for (int value : List.of(0, 0, 1, 1)) {
                    a.set(value);
                    readWrite().await();
                    assertThat(a.toInt()).isEqualTo(value);
                }
                a.set(1);
                readOnly().await();
                assertThat(now()).isEqualTo(time);
                await(ns(3));
            }
        }
    }

    @Test
    void aClockBeyondTheEndOfTimeIsAnError() {
        try (Simulation sim = start("no_events")) {
            Signal a = sim.dut().signal("a");
            Clock.of(a, steps(1L << 62)).start();
            rising(a).times(2).await();
            assertThat(sim.time()).isEqualTo(steps(3L << 61));
            assertThatThrownBy(() -> rising(a).await())
                    .hasMessageContaining("the last moment that the simulator's step can count to");
            Control.of(sim).endTest(true);
        }
    }

    @Test
    void aClockThatWouldBeginBeyondTheEndOfTimeIsRefused() {
        try (Simulation sim = start("no_events")) {
            await(steps(Long.MAX_VALUE - 5));
            Clock clock = Clock.of(sim.dut().signal("a"), steps(20));
            assertThatThrownBy(clock::start)
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("the last moment that the simulator's step of");
        }
    }
}
