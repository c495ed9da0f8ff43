package org.cocobean.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.change;
import static org.cocobean.Cocobean.falling;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.ps;
import static org.cocobean.Cocobean.rising;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.internal.control.Control;
import org.cocobean.task.DeadlockError;
import org.cocobean.task.Task;
import org.cocobean.time.SimTime;
import org.cocobean.toy.Toy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clocks, edges and what is counted with them, without a simulator.
@Timeout(20)
class ClocksTests {

    private Simulation sim;
    private Dut dut;
    private Signal clk;

    @BeforeEach
    void start() {
        sim = Toy.start();
        dut = sim.dut();
        clk = dut.signal("clk");
    }

    @AfterEach
    void close() {
        sim.close();
    }

    private List<SimTime> changes(int count) {
        List<SimTime> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            change(clk).await();
            times.add(now());
        }
        return times;
    }

    @Test
    void aClockIsLowForHalfAPeriodFirst() {
        Clock.of(clk, ns(10)).start();
        assertThat(changes(4)).containsExactly(ns(5), ns(10), ns(15), ns(20));
    }

    @Test
    void dutyAndPhaseCanBeChosen() {
        Clock.of(clk, ns(10)).withHigh(ns(2)).withPhase(ns(3)).start();
        assertThat(changes(4)).containsExactly(ns(3), ns(5), ns(13), ns(15));
    }

    @Test
    void aClockThatIsStoppedCanBeStartedAgainWithAnotherPeriod() {
        Clock slow = Clock.of(clk, ns(10)).start();
        assertThat(changes(2)).containsExactly(ns(5), ns(10));
        slow.stop();
        await(ns(90));
        Clock.of(clk, ns(2)).start();
        assertThat(changes(2)).containsExactly(ns(101), ns(102));
    }

    @Test
    void twoClocksOnOneSignalAreRefusedAndSoIsStoppingNone() {
        Clock clock = Clock.of(clk, ns(10)).start();
        assertThatThrownBy(() -> Clock.of(clk, ns(4)).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already runs on toy.clk");
        clock.stop();
        assertThatThrownBy(clock::stop)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no clock runs on toy.clk");
    }

    @Test
    void aPeriodWithoutAStepForEachLevelIsRefused() {
        assertThatThrownBy(() -> Clock.of(clk, ps(1)).start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("500 fs")
                .hasMessageContaining("precision of 1 ps");
        assertThatThrownBy(() -> Clock.of(dut.signal("in"), ns(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 bits");
    }

    @Test
    void aClockThatWasNeverStartedIsNamedWhenNothingMoves() {
        Clock.of(clk, ns(10));
        assertThatThrownBy(() -> rising(clk).await())
                .isInstanceOf(DeadlockError.class)
                .hasMessageContaining("the clock of 10 ns on toy.clk was made but never started");
        Control.of(sim).endTest(true);
        Control.of(sim).adopt();
    }

    @Test
    void edgesAreToldApart() {
        Clock.of(clk, ns(10)).start();
        falling(clk).await();
        assertThat(now()).isEqualTo(ns(10));
        rising(clk).times(2).await();
        assertThat(now()).isEqualTo(ns(25));
        falling(clk).times(3).await();
        assertThat(now()).isEqualTo(ns(50));
    }

    /// Each has a counter of its own, also where one is there from an earlier wait.
    @Test
    void twoTasksCountTheSameEdgesApart() {
        Clock.of(clk, ns(10)).start();
        rising(clk).await();
        Task<SimTime> two =
                fork(() -> {
                    rising(clk).times(2).await();
                    return now();
                });
        Task<SimTime> four =
                fork(() -> {
                    rising(clk).times(4).await();
                    return now();
                });
        assertThat(two.join()).isEqualTo(ns(25));
        assertThat(four.join()).isEqualTo(ns(45));
    }

    @Test
    void aConditionIsLookedAtAsAFlipFlopSeesIt() {
        Clock.of(clk, ns(10)).start();
        dut.signal("en").set(1);
        Signal count = dut.signal("count");
        rising(clk).when(count, 3).await();
        assertThat(now()).isEqualTo(ns(35)); // the edge after the one at which it became 3
        assertThat(count.toInt()).isEqualTo(3);
        rising(clk).when(count, 6).await();
        assertThat(now()).isEqualTo(ns(65));
    }

    @Test
    void aChangeThatIsNoneWakesNobody() {
        Signal in = dut.signal("in");
        in.set(0);
        await(ns(1));
        in.set(4);
        change(dut.signal("comb")).await();
        assertThat(now()).isEqualTo(ns(1));
        in.set(4);
        assertThatThrownBy(() -> change(dut.signal("comb")).await())
                .isInstanceOf(DeadlockError.class);
        Control.of(sim).endTest(true);
        Control.of(sim).adopt();
    }

    @Test
    void waitsAtOneEdgeWithCountsOfTheirOwnDoNotShareAPoint() {
        Clock.of(clk, ns(10)).start();
        rising(clk).times(2).await(); // its point is idle from now on
        List<String> order = new ArrayList<>();
        Task<?> five =
                fork(() -> {
                    rising(clk).times(5).await();
                    order.add("five at " + now());
                });
        Task<?> three =
                fork(() -> {
                    rising(clk).times(3).await();
                    order.add("three at " + now());
                });
        five.join();
        three.join();
        assertThat(order).containsExactly("three at 45 ns", "five at 65 ns");
    }
}
