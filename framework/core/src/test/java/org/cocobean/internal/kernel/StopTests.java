package org.cocobean.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.nextTimeStep;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.ps;
import static org.cocobean.Cocobean.readOnly;
import static org.cocobean.Cocobean.readWrite;
import static org.cocobean.Cocobean.rising;

import java.util.Optional;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.internal.control.Control;
import org.cocobean.sim.DesignEndedError;
import org.cocobean.task.Obligation;
import org.cocobean.toy.Toy;
import org.cocobean.trigger.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Where a simulation stands still, how often, and how it ends, without a simulator.
@Timeout(20)
class StopTests {

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
    void eachKindOfWaitHasItsPhase() {
        assertThat(sim.phase()).isEqualTo(Phase.SETTLED);
        await(ns(1));
        assertThat(sim.phase()).isEqualTo(Phase.BEGIN);
        readWrite().await();
        assertThat(sim.phase()).isEqualTo(Phase.SETTLED);
        readOnly().await();
        assertThat(sim.phase()).isEqualTo(Phase.END);
        Clock.of(dut.signal("clk"), ns(10));
        await(ps(1));
        dut.signal("clk").set(1);
        rising(dut.signal("clk")).await();
        assertThat(sim.phase()).isEqualTo(Phase.CHANGE);
        assertThat(sim.time()).isEqualTo(ps(1001));
    }

    @Test
    void theSimulatorStopsOnlyWhereTheTestWaits() {
        Clock.of(dut.signal("clk"), ns(10)).start();
        long before = sim.stops();
        rising(dut.signal("clk")).times(1000).await();
        assertThat(sim.stops() - before).isEqualTo(1);
        for (int i = 0; i < 10; i++) {
            rising(dut.signal("clk")).await();
        }
        assertThat(sim.stops() - before).isEqualTo(11);
    }

    @Test
    void readsDoNotLetTimePass() {
        long before = sim.stops();
        for (int i = 0; i < 100; i++) {
            assertThat(dut.signal("count").toInt()).isZero();
            assertThat(dut.array("mem").at(i % 16).toInt()).isZero();
        }
        assertThat(sim.stops()).isEqualTo(before);
    }

    @Test
    void theNextTimeStepIsTheNextInWhichAnythingHappens() {
        dut.signal("run").set(1);
        nextTimeStep().await();
        assertThat(sim.time()).isEqualTo(ps(7));
        nextTimeStep().await();
        assertThat(sim.time()).isEqualTo(ps(14));
    }

    @Test
    void aDesignThatEndsTheSimulationFailsWhoWaits() {
        Clock.of(dut.signal("clk"), ns(10)).start();
        dut.signal("stop").set(1);
        fork("waiter", () -> await(ns(100)));
        assertThatThrownBy(() -> await(ns(50)))
                .isInstanceOf(DesignEndedError.class)
                .hasMessageContaining("at 5 ns")
                .hasMessageContaining("toy.v:12")
                .hasMessageContaining("waiter");
        assertThat(sim.isOver()).isTrue();
        assertThatThrownBy(() -> dut.signal("count").toInt())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the simulation has ended");
        Control.of(sim).close(new AssertionError("known"));
    }

    @Test
    void theEndThatIsAwaitedIsNoFailure() {
        Clock.of(dut.signal("clk"), ns(10)).start();
        dut.signal("stop").set(1);
        sim.awaitEnd();
        assertThat(sim.time()).isEqualTo(ns(5));
        assertThat(sim.isOver()).isTrue();
    }

    @Test
    void onlyTheTestItselfMayAwaitTheEnd() {
        assertThatThrownBy(() -> fork("helper", sim::awaitEnd).join())
                .hasMessage(
                        "only the test itself can wait for the end that the HDL makes, not helper");
    }

    private void endsAtTheFirstEdge() {
        Clock.of(dut.signal("clk"), ns(10)).start();
        dut.signal("stop").set(1);
        sim.awaitEnd();
    }

    private void mustFinish(Optional<String> outstanding, Runnable finish) {
        sim.mustFinish(
                new Obligation() {
                    @Override
                    public Optional<String> outstanding() {
                        return outstanding;
                    }

                    @Override
                    public void finish() {
                        finish.run();
                    }
                });
    }

    @Test
    void whatIsOutstandingAtTheAwaitedEndFailsTheTest() {
        mustFinish(Optional.of("an answer"), () -> {});
        endsAtTheFirstEdge();
        assertThatThrownBy(sim::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the simulation ended before")
                .hasMessageContaining("outstanding: an answer");
    }

    @Test
    void whatFinishedBadlyBeforeTheAwaitedEndFailsTheTest() {
        mustFinish(
                Optional.empty(),
                () -> {
                    throw new AssertionError("nothing was compared");
                });
        endsAtTheFirstEdge();
        assertThatThrownBy(sim::close).hasMessage("nothing was compared");
    }

    @Test
    void anAssertionInTheFinallyOfATaskIsToldAlsoAfterTheAwaitedEnd() {
        fork(
                "counter",
                () -> {
                    try {
                        await(ns(100));
                    } finally {
                        assertThat(1).as("edges").isEqualTo(2);
                    }
                });
        endsAtTheFirstEdge();
        assertThatThrownBy(sim::close)
                .hasMessageContaining("counter failed")
                .hasMessageContaining("edges");
    }

    @Test
    void aTaskThatTidiesUpAfterTheAwaitedEndFailsNothing() {
        fork(() -> {
            try {
                await(ns(100));
            } finally {
                dut.signal("run").set(0);
            }
        });
        endsAtTheFirstEdge();
        sim.close();
        assertThat(sim.isOver()).isTrue();
    }
}
