package org.cocobean.samples.patterns;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// Pattern: distribution modes. How tests are spread over the threads of a JVM.
///
/// | pytest-xdist | JUnit |
/// |---|---|
/// | `--dist load` | methods and classes `concurrent` |
/// | `--dist loadfile`, `loadscope` | methods `same_thread`, classes `concurrent` |
/// | `--dist loadgroup`, `@xdist_group("board")` | `@ResourceLock("board")` |
/// | `-n 2` | `parallel.config.fixed.parallelism=2` |
///
/// Each test below waits for another one, so it passes only if both run at the same moment.
@Isolated
class DistributionModesTests {

    private static final CyclicBarrier MEETING = new CyclicBarrier(2);

    @Test
    void loadRunsTheTestsOfOneClassAtTheSameTime() throws Exception {
        assertThat(passed("concurrent", "concurrent", OneClass.class)).isEqualTo(2);
    }

    @Test
    void loadfileRunsClassesAtTheSameTime() throws Exception {
        assertThat(passed("same_thread", "concurrent", Left.class, Right.class)).isEqualTo(2);
    }

    @Test
    void loadfileKeepsTheTestsOfAClassTogether() throws Exception {
        assertThat(passed("same_thread", "concurrent", Alone.class)).isEqualTo(2);
    }

    @Test
    void aGroupIsNeverDivided() throws Exception {
        assertThat(passed("concurrent", "concurrent", Group.class)).isEqualTo(2);
    }

    static class OneClass {
        @Test
        void meetsTheOther() throws Exception {
            MEETING.await(60, SECONDS);
        }

        @Test
        void meetsTheOne() throws Exception {
            MEETING.await(60, SECONDS);
        }
    }

    static class Left {
        @Test
        void meetsTheRight() throws Exception {
            MEETING.await(60, SECONDS);
        }
    }

    static class Right {
        @Test
        void meetsTheLeft() throws Exception {
            MEETING.await(60, SECONDS);
        }
    }

    static class Alone {
        private static final Solitude HERE = new Solitude();

        @Test
        void isAlone() throws Exception {
            HERE.enter();
        }

        @Test
        void isAloneToo() throws Exception {
            HERE.enter();
        }
    }

    static class Group {
        private static final Solitude BOARD = new Solitude();

        @Test
        @ResourceLock("board")
        void hasTheBoard() throws Exception {
            BOARD.enter();
        }

        @Test
        @ResourceLock("board")
        void hasTheBoardNext() throws Exception {
            BOARD.enter();
        }
    }

    /// Fails when two are in it at the same time.
    private static final class Solitude {
        private int present;

        void enter() throws InterruptedException {
            change(1);
            Thread.sleep(100);
            change(-1);
        }

        private synchronized void change(int by) {
            present += by;
            assertThat(present).as("tests at the same time").isLessThanOrEqualTo(1);
        }
    }

    private static long passed(String methods, String classes, Class<?>... tests) throws Exception {
        LauncherDiscoveryRequestBuilder request =
                LauncherDiscoveryRequestBuilder.request()
                        .configurationParameters(
                                Map.of(
                                        "junit.jupiter.execution.parallel.config.executor-service",
                                        "WORKER_THREAD_POOL",
                                        "junit.jupiter.execution.parallel.enabled",
                                        "true",
                                        "junit.jupiter.execution.parallel.mode.default",
                                        methods,
                                        "junit.jupiter.execution.parallel.mode.classes.default",
                                        classes,
                                        "junit.jupiter.execution.parallel.config.strategy",
                                        "fixed",
                                        "junit.jupiter.execution.parallel.config.fixed.parallelism",
                                        "2"));
        for (Class<?> test : tests) {
            request.selectors(selectClass(test));
        }
        LauncherDiscoveryRequest built = request.build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        // A JUnit in a JUnit: on a thread of the outer one, the inner one would take itself for it.
        try (ExecutorService alone = Executors.newSingleThreadExecutor()) {
            alone.submit(() -> LauncherFactory.create().execute(built, listener)).get();
        }
        return listener.getSummary().getTestsSucceededCount();
    }
}
