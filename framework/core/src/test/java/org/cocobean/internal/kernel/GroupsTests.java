package org.cocobean.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.all;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.blocking;
import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.inSimulation;
import static org.cocobean.Cocobean.lock;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.taskScope;
import static org.cocobean.Cocobean.timer;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.task.Event;
import org.cocobean.task.SimLock;
import org.cocobean.task.Task;
import org.cocobean.task.TaskScope;
import org.cocobean.time.SimTime;
import org.cocobean.toy.Toy;
import org.cocobean.trigger.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Groups of triggers and of tasks, locks, and code outside the simulation, without a simulator.
@Timeout(20)
class GroupsTests {

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
    void theFirstOfAGroupIsToldAndTheOthersAreLeft() {
        Event never = event("never");
        Trigger soon = timer(ns(2));
        assertThat(first(never, timer(ns(5)), soon).await()).isSameAs(soon);
        assertThat(now()).isEqualTo(ns(2));
        await(ns(10)); // the other timer wakes nobody any more
        assertThat(now()).isEqualTo(ns(12));
    }

    @Test
    void whoWasLeftByAGroupStopsTheSimulationNoMore() {
        long before = sim.stops();
        first(timer(ns(2)), timer(ns(5)), timer(ns(7))).await();
        await(ns(20));
        assertThat(sim.stops() - before).isEqualTo(2);
    }

    @Test
    void allOfAGroupAreWaitedForInWhateverOrderTheyCome() {
        Event set = event("set");
        set.set();
        all(timer(ns(5)), set, timer(ns(2))).await();
        assertThat(now()).isEqualTo(ns(5));
        assertThat(first(set, timer(ns(5))).await()).isSameAs(set);
        assertThat(now()).isEqualTo(ns(5));
    }

    @Test
    void aGroupOfNoneAndOneOfAnotherSimulationAreRefused() {
        assertThatThrownBy(() -> first()).isInstanceOf(IllegalArgumentException.class);
        Trigger foreign = timer(ns(1));
        try (Simulation other = Toy.start()) {
            assertThatThrownBy(() -> first(foreign, timer(ns(1))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("belongs to another simulation");
            assertThat(other.isOver()).isFalse();
        }
    }

    @Test
    void aLockIsGrantedInTheOrderOfAsking() {
        SimLock lock = lock();
        for (String name : List.of("a", "b", "c")) {
            fork(() -> {
                try (SimLock.Held held = lock.acquire()) {
                    order.add(name + " " + lock.isHeld());
                    await(ns(3));
                    order.add(name + " " + now());
                    assertThat(held).isNotNull();
                }
            });
        }
        await(ns(20));
        assertThat(order)
                .containsExactly("a true", "a 3 ns", "b true", "b 6 ns", "c true", "c 9 ns");
        assertThat(lock.isHeld()).isFalse();
    }

    @Test
    void aLockThatIsReleasedTwiceIsToldSo() {
        SimLock lock = lock();
        SimLock.Held held = lock.acquire();
        held.release();
        assertThatThrownBy(held::release).isInstanceOf(IllegalStateException.class);
        held.close();
    }

    @Test
    void whenOneTaskOfAScopeFailsTheOthersAreCancelledAtOnce() {
        AssertionError wrong = new AssertionError("wrong");
        assertThatThrownBy(
                        () -> {
                            try (TaskScope scope = taskScope()) {
                                scope.fork(() -> {
                                    try {
                                        await(ns(100));
                                    } finally {
                                        order.add("cancelled at " + now());
                                    }
                                });
                                scope.fork(() -> {
                                    await(ns(4));
                                    throw wrong;
                                });
                                scope.join();
                            }
                        })
                .isSameAs(wrong);
        assertThat(order).containsExactly("cancelled at 4 ns");
        assertThat(now()).isEqualTo(ns(4));
    }

    @Test
    void aScopeWaitsForAllItsTasks() {
        try (TaskScope scope = taskScope()) {
            Task<SimTime> slow =
                    scope.fork(() -> {
                        await(ns(7));
                        return now();
                    });
            Task<SimTime> quick =
                    scope.fork(() -> {
                        await(ns(2));
                        return now();
                    });
            scope.join();
            assertThat(now()).isEqualTo(ns(7));
            assertThat(slow.join()).isEqualTo(ns(7));
            assertThat(quick.join()).isEqualTo(ns(2));
        }
    }

    @Test
    void codeOutsideTheSimulationMayAskForSomethingInIt() {
        int count =
                blocking(() -> {
                    int value =
                            inSimulation(() -> {
                                await(ns(3));
                                return sim.dut().signal("count").toInt();
                            });
                    return value + 1;
                });
        assertThat(count).isEqualTo(1);
        assertThat(now()).isEqualTo(ns(3));
        assertThatThrownBy(() -> inSimulation(() -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Cocobean.blocking(...)");
    }

    @Test
    void whatBlockingCodeThrowsIsThrown() {
        assertThatThrownBy(() ->
                        blocking(() -> {
                            throw new IllegalArgumentException("outside");
                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("outside");
        assertThat(now()).isEqualTo(ns(0));
    }
}
