package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
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
    void testsInParallelHaveTheirOwnSimulationsAndDirectories() {
        Counts.DIRECTORIES.clear();
        Counts.together = new CountDownLatch(4);
        Trial trial =
                Trial.of(
                        Counts.class,
                        "junit.jupiter.execution.parallel.enabled=true",
                        "junit.jupiter.execution.parallel.mode.default=concurrent",
                        // What JUnit's launcher, which a Trial does without, is told by default.
                        "junit.jupiter.execution.parallel.config.executor-service=worker_thread_pool",
                        "junit.jupiter.execution.parallel.config.strategy=fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism=4");
        assertThat(trial.failures()).isEmpty();
        assertThat(Counts.DIRECTORIES).hasSize(8);
    }
}
