package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.blocking;
import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.inSimulation;
import static org.cocobean.Cocobean.lock;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.pause;
import static org.cocobean.Cocobean.priorityQueue;
import static org.cocobean.Cocobean.queue;
import static org.cocobean.Cocobean.readOnly;
import static org.cocobean.Cocobean.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.task.Event;
import org.cocobean.task.SimLock;
import org.cocobean.task.SimQueue;
import org.cocobean.task.Task;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Phase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Behaviours 24 and 25: locks, events, queues, and blocking code in other threads.
abstract class MeetingConformance extends Conformance {

    private static final String DESIGN = "no_events";

    @Test
    void aLockIsGrantedStrictlyInOrder() {
        try (Simulation sim = start(DESIGN)) {
            SimLock lock = lock();
            List<Integer> granted = new ArrayList<>();
            List<Task<@Nullable Void>> tasks = new ArrayList<>();
            Random random = new Random(7);
            for (int i = 0; i < 500; i++) {
                int number = i;
                tasks.add(
                        fork(() -> {
                            try (SimLock.Held held = lock.acquire()) {
                                assertThat(held).isNotNull();
                                assertThat(lock.isHeld()).isTrue();
                                granted.add(number);
                                await(ns(1));
                            }
                        }));
            }
            List<Integer> cancelled = new ArrayList<>();
            while (!tasks.getLast().isDone()) {
                pause(); // some victims are cancelled just when the lock has been handed to them
                int victim = random.nextInt(500);
                if (victim < 499 && !tasks.get(victim).isDone() && random.nextInt(3) == 0) {
                    tasks.get(victim).cancel();
                    cancelled.add(victim);
                } else if (random.nextBoolean()) {
                    await(ns(1));
                }
            }
            await(ns(1));
            assertThat(granted).isSorted().doesNotHaveDuplicates().endsWith(499);
            assertThat(cancelled).hasSizeGreaterThan(50);
            List<Integer> missing = new ArrayList<>(IntStream.range(0, 500).boxed().toList());
            missing.removeAll(granted);
            assertThat(cancelled).containsAll(missing);
            assertThat(lock.isHeld()).isFalse();
            assertThat(sim.time()).isGreaterThan(ns(100));
        }
    }

    @Test
    void aLockThatWasGrantedToACancelledTaskGoesToTheNext() {
        try (Simulation sim = start(DESIGN)) {
            SimLock lock = lock();
            SimLock.Held mine = lock.acquire();
            List<String> granted = new ArrayList<>();
            Task<@Nullable Void> unlucky =
                    fork(() -> {
                        try (SimLock.Held held = lock.acquire()) {
                            granted.add("unlucky " + held);
                        }
                    });
            fork(() -> {
                try (SimLock.Held held = lock.acquire()) {
                    assertThat(held).isNotNull();
                    granted.add("lucky");
                }
            });
            await(ns(1));
            mine.release();
            unlucky.cancel();
            await(ns(1));
            assertThat(granted).containsExactly("lucky");
            assertThat(lock.isHeld()).isFalse();
            assertThat(sim.time()).isEqualTo(ns(2));
        }
    }

    @Test
    void aLockIsReleasedOnExceptionAndOnlyOnce() {
        try (Simulation sim = start(DESIGN)) {
            SimLock lock = lock();
            Task<@Nullable Void> failing =
                    fork(() -> {
                        try (SimLock.Held held = lock.acquire()) {
                            assertThat(held).isNotNull();
                            throw new IllegalArgumentException("inside");
                        }
                    });
            assertThatThrownBy(failing::join).hasMessage("inside");
            assertThat(lock.isHeld()).isFalse();
            SimLock.Held held = lock.acquire();
            held.release();
            assertThatThrownBy(held::release)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("was released already by test");
            held.close();
            assertThat(sim.time().isZero()).isTrue();
        }
    }

    @Test
    void anEventWakesItsWaitersAfterTheOneWhoSetIt() {
        try (Simulation sim = start(DESIGN)) {
            Event event = event();
            List<String> order = new ArrayList<>();
            for (String name : List.of("a", "b")) {
                fork(() -> {
                    event.await();
                    order.add(name);
                });
            }
            await(ns(1));
            event.set();
            order.add("setter");
            assertThat(event.isSet()).isTrue();
            event.await();
            order.add("setter again");
            pause();
            assertThat(order).containsExactly("setter", "setter again", "a", "b");
            event.clear();
            assertThat(event.isSet()).isFalse();
            assertThat(sim.time()).isEqualTo(ns(1));
        }
    }

    @Test
    void aQueueIsFirstInFirstOutUnderContention() {
        try (Simulation sim = start(DESIGN)) {
            SimQueue<String> queue = queue(2);
            List<String> put = new ArrayList<>();
            List<String> taken = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int putter = i;
                fork(() -> {
                    for (int n = 0; n < 4; n++) {
                        String item = putter + "." + n;
                        put.add(item);
                        queue.put(item);
                    }
                });
            }
            await(ns(1));
            assertThat(queue.size()).isEqualTo(2);
            for (int i = 0; i < 5; i++) {
                fork(() -> {
                    for (int n = 0; n < 4; n++) {
                        taken.add(queue.take());
                        await(ns(1));
                    }
                });
            }
            await(ns(100));
            assertThat(taken).hasSize(20).isEqualTo(put);
            assertThat(queue.isEmpty()).isTrue();
            assertThat(sim.time()).isEqualTo(ns(101));
        }
    }

    @Test
    void whoWaitsLongestForAnItemGetsTheFirst() {
        try (Simulation sim = start(DESIGN)) {
            SimQueue<Integer> queue = queue();
            List<String> taken = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                fork(() -> taken.add(name + queue.take()));
            }
            await(ns(1));
            queue.put(1);
            queue.put(2);
            assertThat(queue.isEmpty()).isTrue();
            assertThat(queue.tryTake()).isEmpty();
            queue.put(3);
            await(ns(1));
            assertThat(taken).containsExactly("a1", "b2", "c3");
            assertThat(sim.time()).isEqualTo(ns(2));
        }
    }

    @Test
    void anItemIsNotLostWithACancelledTaker() {
        try (Simulation sim = start(DESIGN)) {
            SimQueue<Integer> queue = queue();
            Task<Integer> unlucky = fork(() -> queue.take());
            Task<Integer> lucky = fork(() -> queue.take());
            await(ns(1));
            queue.put(1);
            unlucky.cancel();
            assertThat(lucky.join()).isEqualTo(1);
            Task<Integer> alone = fork(() -> queue.take());
            await(ns(1));
            queue.put(2);
            queue.put(3);
            alone.cancel();
            await(ns(1));
            assertThat(queue.take()).isEqualTo(2);
            assertThat(queue.take()).isEqualTo(3);
            assertThat(sim.time()).isEqualTo(ns(3));
        }
    }

    @Test
    void queuesComeInThreeOrders() {
        try (Simulation sim = start(DESIGN)) {
            assertThat(order(queue())).containsExactly(3, 1, 2);
            assertThat(order(stack(9))).containsExactly(2, 1, 3);
            assertThat(order(priorityQueue(9, Comparator.naturalOrder()))).containsExactly(1, 2, 3);
            assertThat(sim.time().isZero()).isTrue();
        }
    }

    private static List<Integer> order(SimQueue<Integer> queue) {
        List.of(3, 1, 2).forEach(queue::put);
        return List.of(queue.take(), queue.take(), queue.take());
    }

    @Test
    void tryingNeverWaits() {
        try (Simulation sim = start(DESIGN)) {
            SimQueue<String> queue = queue(1);
            assertThat(queue.tryTake()).isEmpty();
            assertThat(queue.tryPut("a")).isTrue();
            assertThat(queue.tryPut("b")).isFalse();
            assertThat(queue.size()).isEqualTo(1);
            assertThat(queue.tryTake()).contains("a");
            assertThatThrownBy(() -> queue(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("room for at least one item");
            assertThat(sim.time().isZero()).isTrue();
        }
    }

    @Test
    void timeStandsStillWhileBlockingCodeRuns() {
        try (Simulation sim = start(DESIGN)) {
            await(ns(2));
            int[] steps = new int[1];
            fork(() -> {
                while (true) {
                    await(ns(1));
                    steps[0]++;
                }
            });
            String result =
                    blocking(() -> {
                        Thread.sleep(50);
                        return Thread.currentThread().getName();
                    });
            assertThat(result).isEqualTo("cocobean-blocking");
            assertThat(now()).isEqualTo(ns(2));
            assertThat(steps[0]).isEqualTo(0);
            await(ns(4));
            assertThat(steps[0]).isEqualTo(3); // its fourth wait began after this one
            assertThat(sim.time()).isEqualTo(ns(6));
        }
    }

    @Test
    void blockingCodeMayCallBackIntoTheSimulation() {
        try (Simulation sim = start("sample_module")) {
            Clock clk = Clock.of(sim.dut().signal("clk"), ns(100)).start();
            clk.cycles(1);
            SimTime before = now();
            SimTime after =
                    blocking(() ->
                            inSimulation(() -> {
                                clk.cycles(5);
                                return now();
                            }));
            assertThat(after.minus(before)).isEqualTo(ns(500));
            assertThat(sim.time()).isEqualTo(after);
        }
    }

    @Test
    void exceptionsPassBetweenBlockingCodeAndTheSimulation() {
        try (Simulation sim = start(DESIGN)) {
            assertThatThrownBy(() ->
                            blocking(() -> {
                                throw new IOException("outside");
                            }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("outside");
            assertThatThrownBy(() ->
                            blocking(() ->
                                    inSimulation(() -> {
                                        await(ns(1));
                                        throw new IOException("inside");
                                    })))
                    .isInstanceOf(IOException.class)
                    .hasMessage("inside");
            Exception returned = blocking(() -> new IOException("a value"));
            assertThat(returned).hasMessage("a value");
            assertThat(sim.time()).isEqualTo(ns(1));
        }
    }

    @Test
    void aForeignThreadCannotCallBack() {
        try (Simulation sim = start(DESIGN)) {
            assertThatThrownBy(() -> inSimulation(() -> 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("only in code that was started by Cocobean.blocking");
            assertThat(sim.time().isZero()).isTrue();
        }
    }

    @Test
    void blockingCodeIsAllowedInTheReadOnlyPhase() {
        try (Simulation sim = start(DESIGN)) {
            await(ns(1));
            readOnly().await();
            assertThat((int) blocking(() -> 5)).isEqualTo(5);
            assertThat(sim.phase()).isEqualTo(Phase.END);
            assertThat(sim.time()).isEqualTo(ns(1));
        }
    }

    @Test
    void cancellingATaskInterruptsItsBlockingCode() throws InterruptedException {
        try (Simulation sim = start(DESIGN)) {
            CountDownLatch started = new CountDownLatch(1);
            CountDownLatch interrupted = new CountDownLatch(1);
            Task<?> task =
                    fork(() ->
                            blocking(() -> {
                                started.countDown();
                                try {
                                    new CountDownLatch(1).await();
                                } catch (InterruptedException e) {
                                    interrupted.countDown();
                                }
                                return 1;
                            }));
            pause();
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
            task.cancel();
            await(ns(1)); // would stand still while the code runs
            assertThat(task.isCancelled()).isTrue();
            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(sim.time()).isEqualTo(ns(1));
        }
    }

    @Test
    void aTestMayEndWhileBlockingCodeIsInTheSimulation() {
        try (Simulation sim = start(DESIGN)) {
            fork(
                    "outside",
                    () ->
                            blocking(() ->
                                    inSimulation(() -> {
                                        await(ns(100));
                                        return 1;
                                    })));
            await(ns(5));
            assertThat(sim.time()).isEqualTo(ns(5));
        }
    }
}
