package org.cocobean.internal.junit.share;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.cocobean.internal.share.Durations;
import org.cocobean.internal.share.Share;
import org.cocobean.report.TestOutcome;
import org.cocobean.session.Session;
import org.cocobean.wording.Words;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// This JVM's part in a run that several processes share, from its first test to the end of the
/// whole run.
public final class SharedRun {

    private final Session session;
    private final Share share;
    private final SharedTests tests;
    private final Desk desk;
    private final AtomicInteger ran = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger failedAgain = new AtomicInteger();

    /// Where what became of the tests is written down.
    public interface Desk {

        /// Records the tests of another JUnit session of this JVM, too.
        ///
        /// @param listener makes, for the desk of that session, what hears of the end of a test
        ///   when that is recorded
        void record(LauncherSession session, Function<Desk, TestExecutionListener> listener);

        /// Records an outcome that no session had.
        void record(TestOutcome outcome);

        /// Why outcomes cannot be recorded any more; empty while they can.
        String trouble();

        /// Takes back the outcome of a test that was recorded last.
        void retract(TestIdentifier test);

        /// Takes back what other processes, which are gone, have recorded of a test.
        void replace(TestIdentifier test, List<String> workers);
    }

    /// Takes part in the run of a session.
    public SharedRun(Session session, Share share, Desk desk) {
        this.session = session;
        this.share = share;
        this.desk = desk;
        this.tests = new SharedTests(share, session.settings());
    }

    /// Returns the session whose run it is.
    public Session session() {
        return session;
    }

    /// Divides the tests of a JUnit session.
    ///
    /// @return what must hear of the end of each test, after that is recorded
    public TestExecutionListener divide(LauncherSession junit) {
        tests.divide(junit);
        return new Keeper(desk, (test, result) -> {});
    }

    /// Says when a test that was taken is finished: after its outcome is recorded.
    private final class Keeper implements TestExecutionListener {

        private final Desk desk;
        private final BiConsumer<TestIdentifier, TestExecutionResult> onEnd;

        Keeper(Desk desk, BiConsumer<TestIdentifier, TestExecutionResult> onEnd) {
            this.desk = desk;
            this.onEnd = onEnd;
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            asked.addAndGet(reason.equals(SharedTests.ELSEWHERE) ? 1 : 0);
            finish(test, desk);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                ran.incrementAndGet();
            }
            onEnd.accept(test, result);
            finish(test, desk);
        }
    }

    /// A claim that cannot be ended stays this process's until its end; then another one does the
    /// test again. So does one of a test whose outcome is not recorded; and no other one is taken
    /// then.
    private void finish(TestIdentifier test, Desk desk) {
        if (!share.holds(test.getUniqueId())) {
            return;
        }
        asked.incrementAndGet();
        if (!desk.trouble().isEmpty()) {
            share.takeNoMore(desk.trouble());
            return;
        }
        try {
            if (!share.finished(test.getUniqueId())) {
                desk.retract(test);
            }
        } catch (IOException e) {
            share.takeNoMore(e.toString());
            desk.retract(test);
        }
    }

    /// Does what is left to do in the whole run, and takes part no more.
    ///
    /// @return whether this process is the one that saw the end of the run, and sums it up
    /// @throws IllegalStateException when this process must not count as one that did its part:
    ///   tests that it ran for others failed, tests were lost, or it was not heard
    public boolean settle() throws IOException, InterruptedException {
        try {
            if (ran.get() > 0 && asked.get() == 0) {
                throw new IllegalStateException(
                        "The tests were not divided (cocobean.share): JUnit did not load org.cocobean.internal.junit.share.ShareCondition. Does junit.jupiter.extensions.autodetection.include or .exclude leave it out?");
            }
            Optional<String> unfit = share.whyUnfit();
            if (unfit.isPresent()) {
                throw new IllegalStateException(
                        "This process could not write down how its tests ended, which are left to others: %s. Is the shared directory %s full, or not writable from this host? With room there, the same command goes on where this run stopped."
                                .formatted(unfit.get(), session.run().path()));
            }
            boolean last =
                    share.settle(
                            new Again(),
                            session.settings().shareWaits(),
                            session.settings().shareLate());
            if (failedAgain.get() > 0) {
                throw new IllegalStateException(
                        "%s that this process ran at the end, since those that had taken it died, failed or is lost: see the report of the run in %s"
                                .formatted(
                                        Words.of(failedAgain.get(), "test"), session.run().path()));
            }
            return last;
        } finally {
            share.leave();
        }
    }

    /// Writes down how long the tests took, for the order of the next run.
    public static void remember(Session session, List<TestOutcome> outcomes) throws IOException {
        Map<String, Long> millis = new HashMap<>();
        for (TestOutcome outcome : outcomes) {
            millis.merge(
                    outcome.test().type() + " " + outcome.test().method(),
                    outcome.times().took().toMillis(),
                    Math::max);
        }
        new Durations(millis).addTo(session.run().path());
    }

    /// Runs single tests in JUnit sessions of their own, when those of the build have ended.
    private final class Again implements Share.Successor {

        @Override
        public void redo(String id, List<String> takers) {
            try (LauncherSession junit = LauncherFactory.openSession()) {
                desk.record(junit, ofSession -> keeper(takers, ofSession));
                tests.divide(junit);
                junit.getLauncher()
                        .execute(
                                LauncherDiscoveryRequestBuilder.request()
                                        .selectors(DiscoverySelectors.selectUniqueId(id))
                                        .build());
            }
        }

        private Keeper keeper(List<String> takers, Desk ofSession) {
            return new Keeper(
                    ofSession,
                    (test, result) -> {
                        count(result);
                        replace(test, takers, ofSession);
                    });
        }

        private void count(TestExecutionResult result) {
            failedAgain.addAndGet(result.getStatus() == TestExecutionResult.Status.FAILED ? 1 : 0);
        }

        /// One that was gone before it could say that the test is finished may have recorded how it
        /// ended.
        private static void replace(TestIdentifier test, List<String> takers, Desk desk) {
            if (test.isTest() && !takers.isEmpty() && desk.trouble().isEmpty()) {
                desk.replace(test, takers);
            }
        }

        @Override
        public void lost(String id, List<String> takers) {
            failedAgain.incrementAndGet();
            desk.record(LostTest.outcome(id, takers, session.worker().name()));
        }
    }
}
