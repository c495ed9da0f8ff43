package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.pause;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.sim.SimulatorDiedError;
import org.cocobean.sim.TestHungError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Code of a test that does not come back ends at a limit and says where it hangs; the tests after
/// it run.
@Timeout(120)
class HangTests {

    private static long spins;

    /// Nothing ends what is left behind, but it must not take a core from the tests that follow.
    private static volatile boolean over;

    @AfterAll
    static void end() {
        over = true;
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    @TestMethodOrder(MethodOrderer.MethodName.class)
    abstract static class Hanging {
        abstract void hang(Dut dut) throws Exception;

        @HdlTest(timeout = "1 ms")
        void a(Dut dut) throws Exception {
            Clock.of(dut.signal("clk"), ns(10)).start();
            await(ns(3));
            hang(dut);
        }

        @HdlTest
        void b(Dut dut) {
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(3);
        }
    }

    static class Monitor extends Hanging {
        @Override
        void hang(Dut dut) {
            Object lock = new Object();
            for (int i = 0; i < 50; i++) {
                fork(() -> await(ns(1))); // these waits are looked at, later ones now and then only
            }
            await(ns(2));
            fork(
                    "holder",
                    () -> {
                        await(ns(1));
                        synchronized (lock) {
                            await(ns(30));
                        }
                    });
            fork(
                    "other",
                    () -> {
                        await(ns(3));
                        synchronized (lock) {
                            spins++;
                        }
                    });
            await(ns(50));
        }
    }

    static class Lock extends Hanging {
        @Override
        void hang(Dut dut) {
            ReentrantLock lock = new ReentrantLock();
            CompletableFuture.runAsync(lock::lock).join();
            fork("taker", lock::lock);
            await(ns(50));
        }
    }

    static class Loop extends Hanging {
        @Override
        void hang(Dut dut) {
            while (!over) {
                spins++;
            }
        }
    }

    static class LoopWithTimeout extends Hanging {
        @Override
        @HdlTest
        @Timeout(value = 1, unit = TimeUnit.SECONDS)
        void a(Dut dut) {
            hang(dut);
        }

        @Override
        void hang(Dut dut) {
            while (!over) {
                spins++;
            }
        }
    }

    static class LoopInPreparation extends Hanging {
        private static boolean once;

        @BeforeEach
        void prepare() {
            if (!once) {
                once = true;
                while (!over) {
                    spins++;
                }
            }
        }

        @Override
        void hang(Dut dut) {}
    }

    @ParameterizedTest
    @ValueSource(classes = {Monitor.class, Lock.class, Loop.class, LoopInPreparation.class})
    void whatNoInterruptEndsIsLeftBehind(Class<? extends Hanging> tests) {
        Trial trial = Trial.of(tests, "cocobean.timeout=2 s");
        assertThat(trial.succeeded()).hasSize(1);
        assertThat(trial.failure())
                .isInstanceOf(TestHungError.class)
                .hasMessageContaining("its thread has been left behind")
                .hasMessageContaining(
                        tests == Monitor.class
                                ? "inside synchronized"
                                : "(a loop without a wait?); its limit is 2 s (-Dcocobean.timeout)")
                .hasMessageContaining("HangTests$" + tests.getSimpleName());
    }

    @Test
    void aMonitorThatATaskHoldsIsFoundWithoutWaitingForTheLimit() {
        assertThat(Trial.of(Monitor.class, "cocobean.timeout=1 min").failure())
                .isInstanceOf(TestHungError.class)
                .hasMessageContaining("inside synchronized")
                .hasMessageContaining("other is BLOCKED")
                .hasMessageContaining("holder           waits for timer(30 ns)")
                .hasMessageContaining("HangTests.java");
    }

    static class FirstWaits extends Hanging {
        @Override
        void hang(Dut dut) {
            Object lock = new Object();
            fork(
                    "holder",
                    () -> {
                        synchronized (lock) {
                            await(ns(30));
                        }
                    });
            await(ns(50));
        }
    }

    @Test
    void aTaskThatWaitsInsideSynchronizedIsRefused() {
        Trial trial = Trial.of(FirstWaits.class);
        assertThat(trial.succeeded()).hasSize(1);
        assertThat(trial.failure())
                .hasMessageContaining(
                        "holder cannot wait for timer(30 ns) inside synchronized: it holds the monitor of java.lang.Object@")
                .hasMessageContaining("HangTests.java")
                .hasMessageContaining("use SimLock");
    }

    static class MainWaits extends Hanging {
        @Override
        void hang(Dut dut) {
            Object lock = new Object();
            fork(
                    "other",
                    () -> {
                        synchronized (lock) {
                            await(ns(1));
                        }
                    });
            synchronized (lock) {
                await(ns(30));
            }
        }
    }

    @Test
    void soIsTheMainTaskWhenThereAreOthers() {
        Trial trial = Trial.of(MainWaits.class);
        assertThat(trial.succeeded()).hasSize(1);
        assertThat(trial.failure())
                .hasMessageContaining(
                        "test cannot wait for timer(30 ns) inside synchronized: it holds the monitor of java.lang.Object@")
                .hasMessageContaining("HangTests.java");
    }

    @Test
    void jUnitsTimeoutEndsALoop() {
        Trial trial = Trial.of(LoopWithTimeout.class);
        assertThat(trial.failure()).isInstanceOf(TimeoutException.class);
        assertThat(trial.succeeded()).hasSize(1);
    }

    static class Queue extends Hanging {
        @Override
        void hang(Dut dut) {
            fork("taker", () -> new LinkedBlockingQueue<String>().take());
            await(ns(50));
        }
    }

    static class Future extends Hanging {
        @Override
        void hang(Dut dut) throws Exception {
            new CompletableFuture<String>().get();
        }
    }

    static class Sleep extends Hanging {
        @Override
        void hang(Dut dut) throws Exception {
            Thread.sleep(1_000_000);
        }
    }

    static class Swallowed extends Hanging {
        @Override
        void hang(Dut dut) {
            try {
                Thread.sleep(1_000_000);
            } catch (InterruptedException e) {
                // goes on as if nothing had been
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "org.cocobean.junit.HangTests$Queue, taker is WAITING since 3 ns in LinkedBlockingQueue.take",
        "org.cocobean.junit.HangTests$Future, test is WAITING since 3 ns in CompletableFuture.get",
        "org.cocobean.junit.HangTests$Sleep, test is TIMED_WAITING since 3 ns in Thread.sleep",
        "org.cocobean.junit.HangTests$Swallowed, test is TIMED_WAITING since 3 ns in Thread.sleep"
    })
    void whatAnInterruptEndsFailsAndSaysWhoWaitedWhereSinceWhen(
            Class<? extends Hanging> tests, String report) {
        Trial trial = Trial.of(tests, "cocobean.timeout=1 s");
        assertThat(trial.succeeded()).hasSize(1);
        assertThat(trial.failure())
                .isInstanceOf(SimulatorDiedError.class)
                .hasMessageContaining(
                        "took longer than the wall-clock timeout of 1 s (-Dcocobean.timeout); "
                                + report
                                + ", called at ")
                .hasMessageContaining("HangTests$" + tests.getSimpleName());
        assertThat(trial.failure().getSuppressed())
                .noneMatch(more -> more instanceof SimulatorDiedError);
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class SwallowedWithoutASimulation {

        @Test
        void passes() {
            sleep();
        }

        @Test
        void givesUp() {
            sleep();
            abort("no time");
        }

        @TestFactory
        DynamicTest dynamic() {
            return DynamicTest.dynamicTest("passes", SwallowedWithoutASimulation::sleep);
        }

        private static void sleep() {
            try {
                Thread.sleep(1_000_000);
            } catch (InterruptedException e) {
                // goes on as if nothing had been
            }
        }
    }

    @Test
    void whoSwallowsTheInterruptComesTooLateAllTheSame() {
        Trial trial = Trial.of(SwallowedWithoutASimulation.class, "cocobean.timeout=1 s");
        assertThat(trial.failures())
                .hasSize(3)
                .allSatisfy(failure ->
                        assertThat(failure)
                                .isInstanceOf(TestHungError.class)
                                .hasMessage(
                                        "the test's code came back only when it was interrupted; its limit is 1 s (-Dcocobean.timeout)"));
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Factories {

        @TestFactory
        Stream<DynamicTest> never() {
            while (!over) {
                spins++;
            }
            return Stream.of();
        }

        @TestFactory
        Stream<DynamicTest> hangsInOne() {
            return Stream.of(
                    DynamicTest.dynamicTest(
                            "never",
                            () -> {
                                while (!over) {
                                    spins++;
                                }
                            }),
                    DynamicTest.dynamicTest("next", () -> {}));
        }
    }

    @Test
    void aFactoryAndWhatItMakesAreLeftBehindToo() {
        Trial trial = Trial.of(Factories.class, "cocobean.timeout=1 s");
        assertThat(trial.failures())
                .hasSize(2)
                .allSatisfy(failure ->
                        assertThat(failure)
                                .isInstanceOf(TestHungError.class)
                                .hasMessageContaining("its thread has been left behind"));
        assertThat(trial.succeeded()).hasSize(1);
    }

    static class Poll extends Hanging {
        @Override
        void hang(Dut dut) {
            while (dut.signal("clk").toInt() != 2) {
                spins++;
            }
        }
    }

    static class Pause extends Hanging {
        @Override
        void hang(Dut dut) {
            while (true) {
                pause();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Poll.class, Pause.class})
    void aLoopThatLooksWithoutWaitingIsTold(Class<? extends Hanging> tests) {
        Trial trial = Trial.of(tests);
        assertThat(trial.succeeded()).hasSize(1);
        assertThat(trial.failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "test read, wrote or paused 10,000,000 times at 3 ns without simulated time having passed")
                .hasMessageContaining("rising(clk).when(signal, value)");
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Locals {
        private static final ThreadLocal<String> LOCAL = new ThreadLocal<>();
        private static final ScopedValue<String> SCOPED = ScopedValue.newInstance();

        @BeforeEach
        void prepare() {
            assertThat(LOCAL.get()).isEqualTo("outside");
            LOCAL.set("prepared");
        }

        @HdlTest
        void sees(Dut dut) {
            assertThat(LOCAL.get()).isEqualTo("prepared");
            assertThat(SCOPED.get()).isEqualTo("bound");
            LOCAL.set("left by " + dut.name());
        }
    }

    @Test
    void aTestHasAllThatItsThreadHas() {
        Locals.LOCAL.set("outside");
        Trial trial = ScopedValue.where(Locals.SCOPED, "bound").call(() -> Trial.of(Locals.class));
        assertThat(trial.failures()).isEmpty();
        assertThat(Locals.LOCAL.get()).isEqualTo("left by counter");
        Locals.LOCAL.remove();
    }
}
