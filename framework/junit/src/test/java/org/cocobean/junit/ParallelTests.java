package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ParallelTests {

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Counts {

        private static final Set<Path> DIRECTORIES = ConcurrentHashMap.newKeySet();
        private static volatile CountDownLatch together = new CountDownLatch(0);

        @RepeatedTest(8)
        void toItsOwnNumber(Dut dut, RepetitionInfo info, @SimDir Path directory)
                throws InterruptedException {
            DIRECTORIES.add(directory);
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            dut.signal("rst").set(1);
            clk.cycles(1);
            together.countDown();
            assertThat(together.await(30, TimeUnit.SECONDS)).as("others beside it").isTrue();
            dut.signal("rst").set(0);
            dut.signal("en").set(1);
            clk.cycles(10 + info.getCurrentRepetition());
            assertThat(dut.signal("count")).hasValue(10 + info.getCurrentRepetition());
        }
    }

    @Test
    void testsInParallelHaveTheirOwnSimulationsAndDirectories() throws Exception {
        Counts.DIRECTORIES.clear();
        Counts.together = new CountDownLatch(4);
        Trial trial = onAThreadOfItsOwn(ParallelTests::fourAtATime);
        assertThat(trial.failures()).isEmpty();
        assertThat(Counts.DIRECTORIES).hasSize(8);
    }

    private static Trial fourAtATime() {
        return Trial.of(
                Counts.class,
                "junit.jupiter.execution.parallel.enabled=true",
                "junit.jupiter.execution.parallel.mode.default=concurrent",
                // What JUnit's launcher, which a Trial does without, is told by default.
                "junit.jupiter.execution.parallel.config.executor-service=worker_thread_pool",
                "junit.jupiter.execution.parallel.config.strategy=fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism=4");
    }

    /// A thread of the JUnit around this one, where that runs tests in parallel too, would lend its
    /// place to another test meanwhile and wait for it to end.
    private static Trial onAThreadOfItsOwn(Callable<Trial> trial) throws Exception {
        try (ExecutorService alone = Executors.newSingleThreadExecutor()) {
            return alone.submit(trial).get();
        }
    }
}
