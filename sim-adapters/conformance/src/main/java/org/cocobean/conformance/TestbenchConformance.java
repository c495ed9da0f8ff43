package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.awaitEnd;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;

import org.cocobean.Simulation;
import org.cocobean.internal.control.Control;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.task.DeadlockError;
import org.cocobean.task.TaskFailedError;
import org.junit.jupiter.api.Test;

/// Testbenches written in HDL, that check themselves and end the simulation, as tests.
abstract class TestbenchConformance extends Conformance {

    private Simulation checking(int bad) {
        Simulation sim = start("self_checking");
        sim.dut().signal("bad").set(bad);
        return sim;
    }

    @Test
    void theEndThatTheDesignMakesIsASuccess() {
        try (Simulation sim = checking(0)) {
            awaitEnd();
            assertThat(sim.isOver()).isTrue();
            assertThat(sim.time()).isEqualTo(ns(20));
        }
    }

    @Test
    void theEndMayComeWhileTasksWait() {
        try (Simulation sim = checking(0)) {
            fork(() -> await(ns(15)));
            fork(() -> await(ns(100)));
            sim.awaitEnd();
        }
    }

    @Test
    void anErrorBeforeTheEndIsAFailure() {
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim = checking(1)) {
                                sim.awaitEnd();
                            }
                        })
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("the check failed");
    }

    @Test
    void aTaskThatFailsBeforeTheEndFailsTheTest() {
        try (Simulation sim = checking(0)) {
            fork(() -> {
                await(ns(5));
                throw new IllegalArgumentException("by hand");
            });
            assertThatThrownBy(sim::awaitEnd)
                    .isInstanceOf(TaskFailedError.class)
                    .hasMessageContaining("by hand");
            Control.of(sim).endTest(true);
        }
    }

    @Test
    void aDesignThatHasNoMoreEventsHasNotEnded() {
        try (Simulation sim = start("no_events")) {
            assertThatThrownBy(sim::awaitEnd)
                    .isInstanceOf(DeadlockError.class)
                    .hasMessageContaining("waits for the end of the simulation by the HDL");
            Control.of(sim).endTest(true);
        }
    }

    @Test
    void onlyTheTestItselfWaitsForTheEnd() {
        try (Simulation sim = checking(0)) {
            assertThatThrownBy(() -> fork(sim::awaitEnd).join())
                    .hasMessageContaining("only the test itself can wait for the end");
            Control.of(sim).endTest(true);
        }
    }
}
