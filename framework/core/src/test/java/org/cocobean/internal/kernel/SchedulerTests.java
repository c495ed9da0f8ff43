package org.cocobean.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.pause;
import static org.cocobean.Cocobean.timer;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Signal;
import org.cocobean.internal.control.Control;
import org.cocobean.task.DeadlockError;
import org.cocobean.task.Event;
import org.cocobean.task.Task;
import org.cocobean.task.TaskCancelledException;
import org.cocobean.toy.Toy;
import org.cocobean.trigger.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whose turn it is, without a simulator.
@Timeout(20)
class SchedulerTests {

    private final List<String> order = new ArrayList<>();
    private Simulation sim;

    @BeforeEach
    void start() {
        sim = Toy.start();
    }

    @AfterEach
    void close() {
        sim.close();
    }

    @Test
    void aPauseLetsEveryOtherTaskThatIsReadyRunOnce() {
        for (String name : List.of("a", "b")) {
            fork(() -> {
                for (int i = 0; i < 2; i++) {
                    order.add(name + i);
                    pause();
                }
            });
        }
        assertThat(order).isEmpty();
        pause();
        assertThat(order).containsExactly("a0", "b0");
        pause();
        assertThat(order).containsExactly("a0", "b0", "a1", "b1");
        assertThat(now()).isEqualTo(ns(0));
    }

    /// Whatever the order in which the agent tells what has fired.
    @Test
    void whoBeganToWaitFirstRunsFirstWhenDifferentEdgesComeAtOnce() {
        Signal clk = sim.dut().signal("clk");
        Clock.of(clk, ns(10)).start();
        waitTwice("change", clk.change(), "rising", clk.rising());
        assertThat(order).containsExactly("change", "rising");
        order.clear();
        await(ns(5));
        waitTwice("rising", clk.rising(), "change", clk.change());
        assertThat(order).containsExactly("rising", "change");
    }

    private void waitTwice(String first, Trigger one, String second, Trigger other) {
        fork(() -> {
            one.await();
            order.add(first);
        });
        fork(() -> {
            other.await();
            order.add(second);
        });
        await(ns(10));
    }

    @Test
    void whatAnEventWakesRunsInTheOrderOfTheWaiters() {
        Event go = event("go");
        for (String name : List.of("a", "b", "c")) {
            fork(() -> {
                go.await();
                order.add(name);
            });
        }
        await(ns(1));
        go.set();
        assertThat(order).isEmpty();
        pause();
        assertThat(order).containsExactly("a", "b", "c");
    }

    @Test
    void aTaskThatIsCancelledBeforeItsTurnNeverBegins() {
        Task<?> task = fork(() -> order.add("began"));
        task.cancel();
        await(ns(1));
        assertThat(order).isEmpty();
        assertThat(task.isCancelled()).isTrue();
        assertThatThrownBy(task::join).isInstanceOf(TaskCancelledException.class);
    }

    @Test
    void aCancelledTaskMayTidyUpButNotWait() {
        Task<?> task =
                fork(() -> {
                    try {
                        await(ns(100));
                    } finally {
                        order.add("unwinds");
                        timer(ns(1)).await();
                        order.add("never");
                    }
                });
        await(ns(1));
        task.cancel();
        assertThatThrownBy(() -> await(ns(50)))
                .hasMessageContaining("task-1 waited again after it was cancelled");
        assertThat(order).containsExactly("unwinds");
        assertThat(now()).isEqualTo(ns(1));
        Control.of(sim).endTest(true);
        Control.of(sim).adopt();
    }

    @Test
    void anotherThreadIsNoTask() throws Exception {
        List<Throwable> thrown = new ArrayList<>();
        Signal count = sim.dut().signal("count");
        Thread stranger =
                Thread.ofPlatform()
                        .name("stranger")
                        .start(() -> {
                            try {
                                count.toInt();
                            } catch (Throwable e) {
                                thrown.add(e);
                            }
                        });
        stranger.join();
        assertThat(thrown)
                .singleElement()
                .satisfies(e ->
                        assertThat(e)
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("(stranger) is no task of the simulation"));
    }

    @Test
    void aTestThatHasEndedStartsNoTask() {
        Control.of(sim).endTest(false);
        Control.of(sim).adopt();
        fork(() -> order.add("of the next test"));
        await(ns(1));
        assertThat(order).containsExactly("of the next test");
    }

    @Test
    void aTimeLimitWakesNobodySoADeadlockIsOne() {
        sim.limitTime(ns(100));
        Event never = event("never");
        assertThatThrownBy(never::await)
                .isInstanceOf(DeadlockError.class)
                .hasMessageFindingMatch("test +waits for never");
        assertThat(now()).isEqualTo(ns(0));
        Control.of(sim).endTest(true);
        Control.of(sim).adopt();
    }
}
