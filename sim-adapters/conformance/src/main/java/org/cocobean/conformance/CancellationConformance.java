package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.pause;
import static org.cocobean.Cocobean.rising;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.task.Task;
import org.cocobean.task.TaskCancelledException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What becomes of a task that is cancelled, and of those that are left when a test ends.
abstract class CancellationConformance extends Conformance {

    private static final String DESIGN = "sample_module";

    @Test
    void aTaskCancelledBeforeItStartedNeverRuns() {
        try (Simulation sim = start(DESIGN)) {
            List<String> ran = new ArrayList<>();
            Task<Boolean> task = fork(() -> ran.add("ran"));
            task.cancel();
            assertThat(task.isCancelled()).isTrue();
            await(ns(1));
            assertThat(ran).isEmpty();
            assertThatThrownBy(task::join).isInstanceOf(TaskCancelledException.class);
            task.cancel();
            assertThat(sim.time()).isEqualTo(ns(1));
        }
    }

    @Test
    void cancellationTakesOneTurnAndItsWaitersOneMore() {
        try (Simulation sim = start(DESIGN)) {
            Task<@Nullable Void> sleeper = fork(() -> await(ns(100)));
            List<String> order = new ArrayList<>();
            fork(() -> {
                sleeper.done().await();
                order.add("waiter");
            });
            await(ns(1));
            sleeper.cancel();
            assertThat(sleeper.isDone()).isFalse();
            pause();
            assertThat(sleeper.isCancelled()).isTrue();
            assertThat(order).isEmpty();
            pause();
            assertThat(order).containsExactly("waiter");
            assertThat(sim.time()).isEqualTo(ns(1));
        }
    }

    @Test
    void aCancelledTaskTidiesUp() {
        try (Simulation sim = start(DESIGN)) {
            List<String> done = new ArrayList<>();
            Task<@Nullable Void> task =
                    fork(() -> {
                        try {
                            await(ns(100));
                        } finally {
                            done.add("tidied at " + now());
                        }
                    });
            await(ns(5));
            task.cancel();
            task.cancel();
            assertThatThrownBy(task::join)
                    .isInstanceOf(TaskCancelledException.class)
                    .hasMessageContaining("was cancelled");
            assertThat(done).containsExactly("tidied at 5 ns");
            assertThat(sim.time()).isEqualTo(ns(5));
        }
    }

    @Test
    void swallowingACancellationFailsTheTest() {
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim = start(DESIGN)) {
                                Task<@Nullable Void> stubborn =
                                        fork(
                                                "stubborn",
                                                () -> {
                                                    try {
                                                        await(ns(100));
                                                    } catch (TaskCancelledException e) {
                                                        // swallowed
                                                    }
                                                });
                                await(ns(1));
                                stubborn.cancel();
                                await(ns(1));
                                assertThat(sim.time()).isEqualTo(ns(2)); // not reached
                            }
                        })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stubborn was cancelled but went on to its end");
    }

    @Test
    void waitingAgainAfterACancellationFailsTheTest() {
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim = start(DESIGN)) {
                                Task<@Nullable Void> stubborn =
                                        fork("stubborn", () -> waitForEver());
                                await(ns(1));
                                stubborn.cancel();
                                await(ns(1));
                                assertThat(sim.time()).isEqualTo(ns(2)); // not reached
                            }
                        })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stubborn waited again after it was cancelled");
    }

    static void waitForEver() {
        while (true) {
            try {
                await(ns(100));
            } catch (TaskCancelledException e) {
                // swallowed, again and again
            }
        }
    }

    @Test
    void swallowingTheCancellationAtTheEndFailsTheTest() {
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim = start(DESIGN)) {
                                fork("stubborn", () -> waitForEver());
                                await(ns(1));
                                assertThat(sim.time()).isEqualTo(ns(1));
                            }
                        })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stubborn waited again after it was cancelled");
    }

    @Test
    void aFailureWhileTidyingUpIsTold() {
        try (Simulation sim = start(DESIGN)) {
            Task<@Nullable Void> task =
                    fork(() -> {
                        try {
                            await(ns(100));
                        } finally {
                            failWith("tidying up failed");
                        }
                    });
            await(ns(1));
            task.cancel();
            assertThatThrownBy(task::join)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("tidying up failed");
            assertThat(sim.time()).isEqualTo(ns(1));
        }
    }

    private static void failWith(String message) {
        throw new IllegalArgumentException(message);
    }

    @Test
    void aTaskCannotCancelItself() {
        try (Simulation sim = start(DESIGN)) {
            List<Task<String>> self = new ArrayList<>();
            self.add(
                    fork(() -> {
                        assertThatThrownBy(() -> self.getFirst().cancel())
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("cannot cancel itself");
                        await(ns(1));
                        return "went on";
                    }));
            assertThat(self.getFirst().join()).isEqualTo("went on");
            assertThat(sim.time()).isEqualTo(ns(1));
        }
    }

    @Test
    void tasksThatAreLeftAreCancelledAtTheEnd() {
        List<String> seen = new ArrayList<>();
        try (Simulation sim = start(DESIGN)) {
            for (String name : List.of("first", "second")) {
                fork(() -> {
                    try {
                        rising(sim.dut().signal("clk")).await();
                        seen.add("never");
                    } catch (TaskCancelledException e) {
                        seen.add(name + " at " + now());
                        throw e;
                    }
                });
            }
            await(ns(3));
        }
        assertThat(seen).containsExactly("first at 3 ns", "second at 3 ns");
    }
}
