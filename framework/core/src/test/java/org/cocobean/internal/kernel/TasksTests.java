package org.cocobean.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.all;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.queue;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.Cocobean.timer;
import static org.cocobean.Cocobean.withTimeout;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Signal;
import org.cocobean.internal.control.Control;
import org.cocobean.task.DeadlockError;
import org.cocobean.task.Event;
import org.cocobean.task.SimQueue;
import org.cocobean.task.Task;
import org.cocobean.task.TaskCancelledException;
import org.cocobean.task.TaskFailedError;
import org.cocobean.toy.Toy;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.SimTimeoutException;
import org.cocobean.trigger.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Scheduler, failure desk and meetings, without a simulator.
@Timeout(20)
class TasksTests {

    @Test
    void tasksThatWakeTogetherRunInTheOrderInWhichTheyBeganToWait() {
        try (Simulation sim = Toy.start()) {
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
            assertThat(order).isEmpty(); // a task runs when its creator waits
            await(ns(20));
            assertThat(order).containsExactly("a", "b", "c", "a", "b", "c");
        }
    }

    @Test
    void aTimerComesBeforeTheClockOfItsMoment() {
        try (Simulation sim = Toy.start()) {
            Clock.of(sim.dut().signal("clk"), ns(10)).start();
            Trigger edge = rising(sim.dut().signal("clk"));
            Trigger timer = timer(ns(5));
            assertThat(first(edge, timer).await()).isSameAs(timer);
            all(edge, timer(ns(3))).await();
            assertThat(now()).isEqualTo(ns(8));
        }
    }

    @Test
    void aFailingTaskFailsTheTestAtThatMoment() {
        try (Simulation sim = Toy.start()) {
            fork(
                    "checker",
                    () -> {
                        await(ns(7));
                        throw new AssertionError("expected 1 but was 2");
                    });
            assertThatThrownBy(() -> await(ns(100)))
                    .isInstanceOf(TaskFailedError.class)
                    .hasMessageContaining("checker failed at 7 ns")
                    .hasCauseInstanceOf(AssertionError.class);
            assertThat(now()).isEqualTo(ns(7));
            Control.of(sim).endTest(true);
        }
    }

    @Test
    void aFailureThatTheTestNeverWaitedForIsToldAtItsEnd() {
        Simulation sim = Toy.start();
        Event go = event("go");
        fork(
                "checker",
                () -> {
                    go.await();
                    throw new AssertionError("too late to be seen");
                });
        await(ns(1));
        go.set();
        assertThatThrownBy(sim::close)
                .isInstanceOf(TaskFailedError.class)
                .hasMessageContaining("checker failed at 1 ns");
    }

    @Test
    void tasksThatAreLeftAreCancelledAndUnwind() {
        List<String> unwound = new ArrayList<>();
        try (Simulation sim = Toy.start()) {
            for (String name : List.of("a", "b")) {
                fork(() -> {
                    try {
                        await(ns(100));
                    } catch (TaskCancelledException e) {
                        unwound.add(name + " at " + now());
                        throw e;
                    }
                });
            }
            await(ns(2));
            assertThat(sim.isOver()).isFalse();
        }
        assertThat(unwound).containsExactly("a at 2 ns", "b at 2 ns");
    }

    @Test
    void nothingThatCouldWakeAnyoneIsADeadlockWithATable() {
        try (Simulation sim = Toy.start()) {
            await(ns(3));
            Event never = event("never");
            fork("waiter", () -> never.await());
            assertThatThrownBy(() -> rising(sim.dut().signal("clk")).await())
                    .isInstanceOf(DeadlockError.class)
                    .hasMessageContaining("deadlock at 3 ns")
                    .hasMessageFindingMatch("test +waits for rising\\(toy.clk\\) +since 3 ns")
                    .hasMessageFindingMatch("waiter +waits for never +since 3 ns");
            Control.of(sim).endTest(true);
        }
    }

    @Test
    void limitsOfSimulatedTimeHold() {
        try (Simulation sim = Toy.start()) {
            assertThatThrownBy(() -> withTimeout(ns(1), () -> sleep(10)))
                    .isInstanceOf(SimTimeoutException.class)
                    .hasMessageContaining("did not end within 1 ns");
            assertThat(withTimeout(ns(100), () -> sleep(10))).isEqualTo(10);
            assertThat(now()).isEqualTo(ns(11));
            sim.limitTime(ns(5));
            assertThatThrownBy(() -> await(ns(100)))
                    .isInstanceOf(SimTimeoutException.class)
                    .hasMessageContaining("longer than its simulated time of 5 ns");
            Control.of(sim).endTest(true);
        }
    }

    private static int sleep(int nanoseconds) {
        await(ns(nanoseconds));
        return nanoseconds;
    }

    @Test
    void aQueueHandsOverInItsOrderAndHoldsBackWhoFillsIt() {
        try (Simulation sim = Toy.start()) {
            SimQueue<Integer> queue = queue(1);
            Task<List<String>> producer =
                    fork(() -> {
                        List<String> put = new ArrayList<>();
                        for (int i = 0; i < 3; i++) {
                            queue.put(i);
                            put.add(i + " at " + now());
                        }
                        return put;
                    });
            List<Integer> got = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                await(ns(10));
                got.add(queue.take());
            }
            assertThat(got).containsExactly(0, 1, 2);
            assertThat(producer.join()).containsExactly("0 at 0 s", "1 at 10 ns", "2 at 20 ns");
            assertThat(sim.time()).isEqualTo(ns(30));
        }
    }

    /// By then the loop is compiled, and what is compiled thinks that its thread never changes.
    @Test
    void aTaskGoesOnWhenTheTestMovesToAnotherThread() throws Exception {
        try (Simulation sim = Toy.start()) {
            Clock.of(sim.dut().signal("clk"), ns(10)).start();
            ThreadLocal<String> own = new InheritableThreadLocal<>();
            own.set("of the first thread");
            long[] cycles = {0};
            List<String> inherited = new ArrayList<>();
            Signal clk = sim.dut().signal("clk");
            Edge edge = rising(clk);
            fork(() -> {
                while (true) {
                    edge.await();
                    if (clk.toInt() == 1 && ++cycles[0] == 300_100) {
                        fork(() -> inherited.add(own.get()));
                    }
                }
            });
            edge.times(300_000).await();
            List<Throwable> failures = new ArrayList<>();
            Thread second =
                    Thread.ofPlatform()
                            .start(() -> {
                                own.set("of the second thread");
                                Control.of(sim).follow();
                                try {
                                    for (int i = 0; i < 1000; i++) {
                                        edge.await();
                                    }
                                } catch (Throwable e) {
                                    failures.add(e);
                                }
                            });
            second.join();
            Control.of(sim).follow();
            assertThat(failures).isEmpty();
            assertThat(cycles[0]).isGreaterThanOrEqualTo(300_999);
            assertThat(inherited).containsExactly("of the first thread");
        }
    }

    @Test
    void aFailureIsToldAlsoWhereItsOnlyJoinerIsCancelledInTheSameMoment() {
        Simulation sim = Toy.start();
        Task<?> bad =
                fork(
                        "bad",
                        () -> {
                            await(ns(10));
                            throw new AssertionError("wrong");
                        });
        Task<?> joiner = fork("joiner", bad::join);
        await(ns(5));
        await(ns(5));
        joiner.cancel();
        assertThatThrownBy(sim::close)
                .isInstanceOf(TaskFailedError.class)
                .hasMessageContaining("bad failed at 10 ns");
    }
}
