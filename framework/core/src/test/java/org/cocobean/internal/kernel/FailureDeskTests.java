package org.cocobean.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;

import org.cocobean.Simulation;
import org.cocobean.internal.control.Control;
import org.cocobean.internal.launch.SimulationControl;
import org.cocobean.task.Task;
import org.cocobean.task.TaskFailedError;
import org.cocobean.toy.Toy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;

/// What fails a test, and how often it is told, without a simulator.
@Timeout(20)
class FailureDeskTests {

    private Simulation sim;
    private SimulationControl control;

    @BeforeEach
    void start() {
        sim = Toy.start();
        control = Control.of(sim);
    }

    @AfterEach
    void close() {
        sim.close();
    }

    private static void failing(String name, AssertionError error) {
        fork(
                name,
                () -> {
                    await(ns(1));
                    throw error;
                });
    }

    @Test
    void theFirstOfTwoFailuresOfAMomentIsThrownAndTheOtherIsWithIt() {
        failing("a", new AssertionError("first"));
        failing("b", new AssertionError("second"));
        Throwable thrown = catchThrowable(() -> await(ns(5)));
        assertThat(thrown).isInstanceOf(TaskFailedError.class).hasMessageContaining("a failed");
        assertThat(thrown.getSuppressed())
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessageContaining("b failed at 1 ns"));
        control.endTest(true);
    }

    @Test
    void aFailureIsThrownOnce() {
        failing("a", new AssertionError("first"));
        assertThatThrownBy(() -> await(ns(5))).isInstanceOf(TaskFailedError.class);
        await(ns(5));
        assertThat(sim.time()).isEqualTo(ns(6));
        control.endTest(true);
    }

    /// A failure that was thrown into a test that goes on as if nothing had been fails its end.
    @Test
    void aFailureThatTheTestSwallowedIsToldAtItsEnd() {
        failing("a", new AssertionError("first"));
        assertThatThrownBy(() -> await(ns(5))).isInstanceOf(TaskFailedError.class);
        assertThatThrownBy(() -> control.endTest(false))
                .isInstanceOf(TaskFailedError.class)
                .hasMessageContaining("a failed at 1 ns");
    }

    @Test
    void whatTheTestWasToldIsAddedToWhatItFailsWith() {
        failing("a", new AssertionError("first"));
        assertThatThrownBy(() -> await(ns(5))).isInstanceOf(TaskFailedError.class);
        AssertionError own = new AssertionError("of the test itself");
        control.endTest(own);
        assertThat(own.getSuppressed())
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessageContaining("a failed at 1 ns"));
    }

    @Test
    void aFailureIsWorthMoreThanAnAssumption() {
        fork(
                "guard",
                () -> {
                    await(ns(1));
                    Assumptions.abort("not today");
                });
        failing("checker", new AssertionError("wrong"));
        assertThatThrownBy(() -> await(ns(5)))
                .isInstanceOf(TaskFailedError.class)
                .hasMessageContaining("checker failed");
        control.endTest(true);
    }

    @Test
    void anAssumptionOfATaskEndsTheTestAsItIs() {
        fork(() -> Assumptions.abort("not today"));
        assertThatThrownBy(() -> await(ns(5)))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("not today");
        control.endTest(true);
    }

    @Test
    void whoJoinsAFailedTaskGetsItsFailureAndNobodyElseDoes() {
        Task<?> task =
                fork(
                        "reader",
                        () -> {
                            await(ns(1));
                            throw new AssertionError("wrong");
                        });
        assertThatThrownBy(task::join)
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("wrong");
        await(ns(5));
        control.endTest(false);
    }
}
