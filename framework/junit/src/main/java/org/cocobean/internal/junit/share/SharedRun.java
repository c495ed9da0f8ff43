package org.cocobean.internal.junit.share;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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

        /// Record the tests of another JUnit session of this JVM, too.
        void record(LauncherSession session);

        /// Record an outcome that no session had.
        void record(TestOutcome outcome);

        /// Take back the outcome of a test that was recorded last.
        void retract(TestIdentifier test);
    }

    /// Take part in the run of a session.
    public SharedRun(Session session, Share share, Desk desk) {
        this.session = session;
        this.share = share;
        this.desk = desk;
        this.tests = new SharedTests(share, session.settings());
    }

    /// Divide the tests of a JUnit session; its outcomes must be recorded before this hears of
    /// them.
    public void divide(LauncherSession junit) {
        tests.divide(junit);
        junit.getLauncher().registerTestExecutionListeners(new Keeper(result -> {}));
    }

    /// Says when a test that was taken is finished: after its outcome is recorded.
    private final class Keeper implements TestExecutionListener {

        private final Consumer<TestExecutionResult> onEnd;

        Keeper(Consumer<TestExecutionResult> onEnd) {
            this.onEnd = onEnd;
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            asked.addAndGet(reason.equals(SharedTests.ELSEWHERE) ? 1 : 0);
            finish(test);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                ran.incrementAndGet();
            }
            onEnd.accept(result);
            finish(test);
        }
    }

    /// A claim that cannot be ended stays this process's until its end; then another one does the
    /// test again.
    private void finish(TestIdentifier test) {
        if (!share.holds(test.getUniqueId())) {
            return;
        }
        asked.incrementAndGet();
        try {
            if (!share.finished(test.getUniqueId())) {
                desk.retract(test);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Do what is left to do in the whole run, and take part no more.
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

    /// Write down how long the tests took, for the order of the next run.
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
        public void redo(String id) {
            try (LauncherSession junit = LauncherFactory.openSession()) {
                desk.record(junit);
                tests.divide(junit);
                junit.getLauncher()
                        .registerTestExecutionListeners(
                                new Keeper(result ->
                                        failedAgain.addAndGet(
                                                result.getStatus()
                                                                == TestExecutionResult.Status.FAILED
                                                        ? 1
                                                        : 0)));
                junit.getLauncher()
                        .execute(
                                LauncherDiscoveryRequestBuilder.request()
                                        .selectors(DiscoverySelectors.selectUniqueId(id))
                                        .build());
            }
        }

        @Override
        public void lost(String id, List<String> takers) {
            failedAgain.incrementAndGet();
            desk.record(LostTest.outcome(id, takers, session.worker().name()));
        }
    }
}
