package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.Cocobean.withTimeout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.internal.control.Control;
import org.cocobean.task.DeadlockError;
import org.cocobean.task.Event;
import org.cocobean.task.Task;
import org.cocobean.task.TaskFailedError;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.SimTimeoutException;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Behaviours 20 to 23: tasks, cancellation, failure, time limits.
abstract class TaskConformance extends Conformance {

    private static final String DESIGN = "sample_module";

    @Test
    void tasksAreMadeOfWhatTheSettingsSay() {
        try (Simulation sim = start(DESIGN)) {
            boolean wanted = "virtual".equals(System.getProperty("cocobean.tasks"));
            assertThat(fork(() -> Thread.currentThread().isVirtual()).join()).isEqualTo(wanted);
            assertThat(sim.time().isZero()).isTrue();
        }
    }

    @Test
    void aTaskRunsWhenItsCreatorWaits() {
        try (Simulation sim = start(DESIGN)) {
            List<String> order = new ArrayList<>();
            fork(() -> order.add("child"));
            order.add("parent");
            await(ns(1));
            order.add("parent again");
            assertThat(order).containsExactly("parent", "child", "parent again");
            assertThat(sim.time()).isEqualTo(ns(1));
        }
    }

    @Test
    void aResultCanBeAskedForTwice() {
        try (Simulation sim = start(DESIGN)) {
            Task<Integer> task =
                    fork(() -> {
                        await(ns(3));
                        return 42;
                    });
            assertThat(task.isDone()).isFalse();
            assertThat(task.join()).isEqualTo(42);
            assertThat(sim.time()).isEqualTo(ns(3));
            assertThat(task.isDone()).isTrue();
            assertThat(task.join()).isEqualTo(42);
            assertThat(sim.time()).isEqualTo(ns(3));
        }
    }

    @Test
    void manyTasksInAMomentOverflowNothing() {
        try (Simulation sim = start(DESIGN)) {
            int sum = 0;
            for (int i = 0; i < 10_000; i++) {
                int value = i;
                sum += fork(() -> value).join();
            }
            assertThat(sum).isEqualTo(49_995_000);
            int[] done = new int[1];
            List<Task<Integer>> pending = new ArrayList<>();
            for (int i = 0; i < 1024; i++) {
                pending.add(fork(() -> done[0]++));
            }
            pending.forEach(Task::join);
            assertThat(done[0]).isEqualTo(1024);
            assertThat(sim.time().isZero()).isTrue();
        }
    }

    @Test
    void aChainOfTasksThatJoinEachOtherOverflowsNothing() {
        try (Simulation sim = start(DESIGN)) {
            Task<Integer> last = fork(() -> 0);
            for (int i = 0; i < 1024; i++) {
                Task<Integer> next = last;
                last = fork(() -> next.join() + 1);
            }
            assertThat(last.join()).isEqualTo(1024);
            assertThat(sim.time().isZero()).isTrue();
        }
    }

    @Test
    void tenThousandTasksMayWait() {
        try (Simulation sim = start(DESIGN)) {
            int[] done = new int[2];
            for (int i = 0; i < 10_000; i++) {
                int delay = 1 + i % 10;
                fork(() -> {
                    await(ns(delay));
                    done[0]++;
                    rising(sim.dut().signal("clk")).await();
                    done[1]++;
                });
            }
            await(ns(11));
            assertThat(done).containsExactly(10_000, 0);
            sim.dut().signal("clk").set(1);
            await(ns(1));
            assertThat(done).containsExactly(10_000, 10_000);
        }
    }

    @Test
    void tasksThatWakeTogetherRunInTheOrderInWhichTheyBeganToWait() {
        try (Simulation sim = start(DESIGN)) {
            List<String> order = new ArrayList<>();
            Clock.of(sim.dut().signal("clk"), ns(10)).start();
            for (String name : List.of("a", "b", "c")) {
                fork(() -> {
                    for (int i = 0; i < 2; i++) {
                        rising(sim.dut().signal("clk")).await();
                        order.add(name);
                    }
                });
            }
            await(ns(20));
            assertThat(order).containsExactly("a", "b", "c", "a", "b", "c");
        }
    }

    @Test
    void aFailingTaskFailsTheTestAtThatMoment() {
        try (Simulation sim = start(DESIGN)) {
            fork(
                    "checker",
                    () -> {
                        await(ns(7));
                        throw new AssertionError("expected 1 but was 2");
                    });
            assertThatThrownBy(() -> await(ns(100)))
                    .isInstanceOf(TaskFailedError.class)
                    .hasMessageContaining("checker failed at 7 ns")
                    .hasMessageContaining("expected 1 but was 2")
                    .hasCauseInstanceOf(AssertionError.class);
            assertThat(sim.time()).isEqualTo(ns(7));
            Control.of(sim).endTest(true);
        }
    }

    @Test
    void aFailureThatTheTestNeverWaitedForIsToldAtItsEnd() {
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim = start(DESIGN)) {
                                Event go = event("go");
                                fork(
                                        "checker",
                                        () -> {
                                            go.await();
                                            throw new AssertionError("too late to be seen");
                                        });
                                await(ns(1));
                                go.set();
                                assertThat(sim.time()).isEqualTo(ns(1));
                            }
                        })
                .isInstanceOf(TaskFailedError.class)
                .hasMessageContaining("checker failed at 1 ns")
                .hasMessageContaining("too late to be seen");
    }

    @Test
    void twoFailuresOfOneMomentAreOneFailureThatShowsBoth() {
        try (Simulation sim = start(DESIGN)) {
            for (String name : List.of("left", "right")) {
                fork(
                        name,
                        () -> {
                            await(ns(7));
                            throw new AssertionError(name + " is wrong");
                        });
            }
            assertThatThrownBy(() -> await(ns(100)))
                    .hasMessageContaining("left failed at 7 ns")
                    .satisfies(e ->
                            assertThat(e.getSuppressed())
                                    .singleElement()
                                    .isInstanceOf(TaskFailedError.class)
                                    .asString()
                                    .contains("right failed at 7 ns"));
            assertThat(sim.time()).isEqualTo(ns(7));
            Control.of(sim).endTest(true);
        }
    }

    @Test
    void whoJoinsAFailedTaskGetsItsException() {
        try (Simulation sim = start(DESIGN)) {
            Task<Integer> task =
                    fork(() -> {
                        await(ns(1));
                        throw new IOException("no such file");
                    });
            assertThatThrownBy(task::join)
                    .isInstanceOf(IOException.class)
                    .hasMessage("no such file");
            await(ns(1));
            assertThat(sim.time()).isEqualTo(ns(2));
        }
    }

    @Test
    void aTimeLimitHoldsForAnyCode() {
        try (Simulation sim = start(DESIGN)) {
            assertThatThrownBy(() ->
                            withTimeout(
                                    ns(1),
                                    () -> {
                                        await(ns(10));
                                        return 1;
                                    }))
                    .isInstanceOf(SimTimeoutException.class)
                    .hasMessageContaining("did not end within 1 ns")
                    .hasMessageContaining("now 1 ns");
            int one =
                    withTimeout(
                            ns(100),
                            () -> {
                                await(ns(10));
                                return 1;
                            });
            assertThat(one).isEqualTo(1);
            assertThat(sim.time()).isEqualTo(ns(11));
            assertThatThrownBy(() -> rising(sim.dut().signal("clk")).await(ns(4)))
                    .isInstanceOf(SimTimeoutException.class)
                    .hasMessageContaining("rising(sample_module.clk) did not fire within 4 ns");
            assertThat(sim.time()).isEqualTo(ns(15));
            Task<@Nullable Void> task = fork(() -> await(ns(10)));
            task.done().await(ns(11));
            assertThat(sim.time()).isEqualTo(ns(25));
        }
    }

    @Test
    void codeUnderATimeLimitEndsWithTheTaskThatWaitsForIt() {
        try (Simulation sim = start(DESIGN)) {
            List<String> done = new ArrayList<>();
            Task<Object> outer =
                    fork(() ->
                            withTimeout(
                                    ns(100),
                                    () -> {
                                        try {
                                            await(ns(50));
                                            return done.add("went on");
                                        } finally {
                                            done.add("ended at " + now());
                                        }
                                    }));
            await(ns(5));
            outer.cancel();
            await(ns(100));
            assertThat(done).containsExactly("ended at 5 ns");
            assertThat(sim.time()).isEqualTo(ns(105));
        }
    }

    @Test
    void aTestHasATimeLimitOfItsOwn() {
        Simulation sim = home().setup(home().design(DESIGN)).withTimeLimit(ns(1)).start();
        try (sim) {
            assertThatThrownBy(() -> await(ns(10)))
                    .isInstanceOf(SimTimeoutException.class)
                    .hasMessageContaining("longer than its simulated time of 1 ns")
                    .hasMessageContaining("test")
                    .hasMessageContaining("timer(10 ns)");
            assertThat(sim.time()).isEqualTo(ns(1));
            Control.of(sim).endTest(true);
        }
    }

    @Test
    void aDeadlockIsToldAtOnce() {
        try (Simulation sim = start(DESIGN)) {
            await(ns(3));
            Event never = event("never");
            fork("waiter", () -> never.await());
            assertThatThrownBy(never::await)
                    .isInstanceOf(DeadlockError.class)
                    .hasMessageContaining("deadlock at 3 ns")
                    .hasMessageFindingMatch("test +waits for never +since 3 ns")
                    .hasMessageFindingMatch("waiter +waits for never +since 3 ns");
            Control.of(sim).endTest(true);
        }
    }

    @Test
    void tasksUnwindWithTheirSimulationAtHand() {
        List<SimTime> times = new ArrayList<>();
        try (Simulation sim = start(DESIGN)) {
            try (Simulation other = start(DESIGN)) {
                fork(() -> {
                    try {
                        await(ns(100));
                    } finally {
                        times.add(now()); // of the inner simulation
                    }
                });
                await(ns(5));
                assertThat(other.time()).isEqualTo(ns(5));
            }
            await(ns(2)); // the outer one is current again
            assertThat(sim.time()).isEqualTo(ns(2));
            assertThat(times).containsExactly(ns(5));
        }
    }

    @Test
    void aTestThatHasEndedCanStillWait() {
        try (Simulation sim = start(DESIGN)) {
            Trigger never = sim.dut().signal("clk").rising();
            Control.of(sim).endTest(false);
            assertThatThrownBy(() -> never.await(ns(5))).isInstanceOf(SimTimeoutException.class);
            assertThat(sim.time()).isEqualTo(ns(5));
        }
    }

    @Test
    void aTaskCannotBeStartedWhenTheTestHasEnded() {
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim = start(DESIGN)) {
                                fork(
                                        "late",
                                        () -> {
                                            try {
                                                await(ns(100));
                                            } finally {
                                                fork(CancellationConformance::waitForEver);
                                            }
                                        });
                                await(ns(1));
                                assertThat(sim.time()).isEqualTo(ns(1));
                            }
                        })
                .isInstanceOf(TaskFailedError.class)
                .hasMessageContaining("the test has ended, so no task can be started");
    }

    @Test
    void handlesBelongToTheTasksOfTheirSimulation() throws InterruptedException {
        try (Simulation sim = start(DESIGN)) {
            List<Throwable> thrown = new ArrayList<>();
            Thread stranger =
                    Thread.ofPlatform()
                            .name("stranger")
                            .start(() -> {
                                try {
                                    sim.dut().signal("clk").set(1);
                                } catch (IllegalStateException e) {
                                    thrown.add(e);
                                }
                            });
            stranger.join();
            assertThat(thrown)
                    .singleElement()
                    .asString()
                    .contains("this thread (stranger) is no task of the simulation")
                    .contains("Cocobean.inSimulation");
        }
    }

    @Test
    void awaitOutsideASimulationIsRefused() {
        assertThatThrownBy(() -> await(ns(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has no simulation")
                .hasMessageContaining("@HdlTest");
    }
}
