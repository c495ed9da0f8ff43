package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.all;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.taskScope;
import static org.cocobean.Cocobean.timer;
import static org.cocobean.Cocobean.us;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.cocobean.Simulation;
import org.cocobean.internal.kernel.Belongings;
import org.cocobean.task.Task;
import org.cocobean.task.TaskScope;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Groups of tasks, and what belongs to each task alone.
abstract class ScopeConformance extends Conformance {

    private static final String DESIGN = "sample_module";
    private static final ThreadLocal<String> LOCAL = new ThreadLocal<>();
    private static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>();
    private static final ScopedValue<String> SCOPED = ScopedValue.newInstance();

    private static final class Mine extends RuntimeException {
        private static final long serialVersionUID = 1;

        Mine(String message) {
            super(message);
        }
    }

    private static int failing(long afterNs) {
        await(ns(afterNs));
        throw new Mine("after " + afterNs);
    }

    @Test
    void aScopeWaitsForAllAndResultsAreTyped() {
        try (Simulation sim = start(DESIGN);
                TaskScope scope = taskScope()) {
            Task<Integer> number =
                    scope.fork(() -> {
                        await(ns(3));
                        return 42;
                    });
            Task<String> text =
                    scope.fork(
                            "text",
                            () -> {
                                await(ns(7));
                                return "seven";
                            });
            scope.join();
            assertThat(sim.time()).isEqualTo(ns(7));
            assertThat(number.join() + text.join().length()).isEqualTo(47);
            scope.join();
        }
    }

    @Test
    void aFailingTaskCancelsTheOthersAtOnceAndIsThrown() {
        try (Simulation sim = start(DESIGN)) {
            List<String> ends = new ArrayList<>();
            TaskScope scope = taskScope();
            Task<?> endless =
                    scope.fork(() -> {
                        try {
                            await(us(100));
                        } finally {
                            ends.add("endless at " + sim.time());
                        }
                    });
            scope.fork(() -> failing(3));
            assertThatThrownBy(scope::join).isInstanceOf(Mine.class).hasMessage("after 3");
            assertThat(ends).containsExactly("endless at 3 ns");
            assertThat(endless.isCancelled()).isTrue();
            assertThat(sim.time()).isEqualTo(ns(3));
            assertThatThrownBy(() -> scope.fork(() -> 1))
                    .hasMessageContaining("was ended by the failure of task-")
                    .hasCauseInstanceOf(Mine.class);
            scope.close();
        }
    }

    @Test
    void aFailureThatComesBeforeJoinIsThrownByIt() {
        try (Simulation sim = start(DESIGN)) {
            TaskScope scope = taskScope();
            Task<?> endless = scope.fork(() -> await(us(100)));
            scope.fork(() -> failing(3));
            await(ns(5));
            assertThat(endless.isCancelled()).isTrue();
            assertThatThrownBy(scope::join).isInstanceOf(Mine.class);
            scope.close();
            assertThat(sim.time()).isEqualTo(ns(5));
        }
    }

    @Test
    void aBlockThatFailsCancelsItsTasks() {
        try (Simulation sim = start(DESIGN)) {
            List<Task<?>> started = new ArrayList<>();
            assertThatThrownBy(
                            () -> {
                                try (TaskScope scope = taskScope()) {
                                    started.add(scope.fork(() -> await(us(100))));
                                    await(ns(2));
                                    throw new Mine("the block");
                                }
                            })
                    .isInstanceOf(Mine.class)
                    .hasMessage("the block");
            assertThat(started).allMatch(Task::isCancelled);
            assertThat(sim.time()).isEqualTo(ns(2));
        }
    }

    @Test
    void aScopeThatIsNotJoinedIsAnError() {
        try (Simulation sim = start(DESIGN)) {
            TaskScope scope = taskScope();
            scope.fork(() -> await(ns(100)));
            assertThatThrownBy(scope::close)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("without join()");
            assertThat(sim.time().isZero()).isTrue();
        }
    }

    @Test
    void aFailureInAScopeThatNobodyJoinsFailsTheTest() {
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim = start(DESIGN)) {
                                taskScope().fork(() -> failing(3));
                                await(ns(5));
                                assertThat(sim.time()).isEqualTo(ns(5));
                            }
                        })
                .hasRootCauseInstanceOf(Mine.class);
    }

    @Test
    void aFailureThatIsFoundLaterTellsWhenItWas() {
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim = start(DESIGN)) {
                                TaskScope scope = taskScope();
                                scope.fork("early", () -> failing(3));
                                await(ns(5));
                                assertThatThrownBy(scope::close)
                                        .hasMessageContaining("without join()");
                                assertThat(sim.time()).isEqualTo(ns(5));
                            }
                        })
                .hasMessageContaining("early failed at 3 ns: ");
    }

    @Test
    void aCancelledTaskTakesItsScopeWithIt() {
        try (Simulation sim = start(DESIGN)) {
            List<Task<?>> inner = new ArrayList<>();
            Task<?> outer =
                    fork(() -> {
                        try (TaskScope scope = taskScope()) {
                            inner.add(scope.fork(() -> await(us(100))));
                            scope.join();
                        }
                    });
            await(ns(1));
            outer.cancel();
            await(ns(1));
            assertThat(outer.isCancelled()).isTrue();
            assertThat(inner).hasSize(1).allMatch(Task::isCancelled);
            assertThat(sim.time()).isEqualTo(ns(2));
        }
    }

    @Test
    void waitingForAllThrowsWhatATaskFailedWith() {
        try (Simulation sim = start(DESIGN)) {
            Task<Integer> bad = fork(() -> failing(3));
            assertThatThrownBy(() -> all(bad.done(), timer(us(9))).await())
                    .isInstanceOf(Mine.class);
            assertThat(sim.time()).isEqualTo(ns(3));
            Task<Integer> worse = fork(() -> failing(3));
            assertThatThrownBy(() -> all(timer(us(9)), worse.done()).await(us(99)))
                    .isInstanceOf(Mine.class);
            assertThat(sim.time()).isEqualTo(ns(6));
            assertThatThrownBy(() -> all(timer(us(9)), worse.done()).await())
                    .isInstanceOf(Mine.class);
            Task<Integer> good = fork(() -> 1);
            Task<Integer> late = fork(() -> failing(3));
            assertThat(first(good.done(), late.done()).await()).isSameAs(good.done());
            assertThatThrownBy(late::join).isInstanceOf(Mine.class);
        }
    }

    @Test
    void eachTaskHasItsOwnScopedValuesAndThreadLocals() {
        try (Simulation sim = start(DESIGN)) {
            LOCAL.set("main");
            List<String> seen = new ArrayList<>();
            for (String name : List.of("a", "b")) {
                fork(() ->
                        ScopedValue.where(SCOPED, name)
                                .run(() -> {
                                    seen.add(name + " finds " + LOCAL.get());
                                    LOCAL.set(name);
                                    for (int i = 0; i < 3; i++) {
                                        await(ns(1));
                                        seen.add(SCOPED.get() + LOCAL.get());
                                    }
                                }));
            }
            await(ns(2));
            assertThat(SCOPED.isBound()).isFalse();
            assertThat(LOCAL.get()).isEqualTo("main");
            await(ns(2));
            assertThat(seen)
                    .containsExactly(
                            "a finds null", "b finds null", "aa", "bb", "aa", "bb", "aa", "bb");
            assertThat(sim.time()).isEqualTo(ns(4));
        } finally {
            LOCAL.remove();
        }
    }

    @Test
    void aTaskInheritsInheritableThreadLocals() {
        try (Simulation sim = start(DESIGN)) {
            INHERITED.set("mine");
            Task<String> child =
                    fork(() -> {
                        String found = INHERITED.get();
                        INHERITED.set("changed");
                        await(ns(1));
                        return found + ", " + INHERITED.get();
                    });
            INHERITED.set("later");
            assertThat(child.join()).isEqualTo("mine, changed");
            assertThat(INHERITED.get()).isEqualTo("later");
            assertThat(sim.time()).isEqualTo(ns(1));
        } finally {
            INHERITED.remove();
        }
    }

    @Test
    void aTaskInheritsScopedValues() {
        Assumptions.assumeTrue(
                Belongings.areAvailable(),
                "where threads are not open a task has no scoped values of its parent");
        try (Simulation sim = start(DESIGN)) {
            Task<String> child =
                    ScopedValue.where(SCOPED, "outer")
                            .call(() ->
                                    fork(() -> {
                                        await(ns(1));
                                        String grandchild = fork(() -> SCOPED.get()).join();
                                        return SCOPED.get()
                                                + ScopedValue.where(SCOPED, "inner")
                                                        .call(() -> {
                                                            await(ns(1));
                                                            return SCOPED.get();
                                                        })
                                                + SCOPED.get()
                                                + grandchild;
                                    }));
            assertThatThrownBy(SCOPED::get).isInstanceOf(NoSuchElementException.class);
            assertThat(child.join()).isEqualTo("outerinnerouterouter");
            assertThat(sim.time()).isEqualTo(ns(2));
        }
    }
}
