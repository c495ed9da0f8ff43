package org.cocobean.internal.junit;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.cocobean.session.Session;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.slf4j.LoggerFactory;

/// Record how every test of this JVM ended, with or without a design, for the summary of the run.
///
/// JUnit's launcher finds it by itself. A JUnit run that a test starts is that test's own affair
/// and is not recorded.
public final class TestRecorder implements TestExecutionListener {

    /// How many JUnit runs this JVM is in; those that a test starts are told by it.
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final Map<String, Long> started = new ConcurrentHashMap<>();
    private volatile @Nullable TestPlan recorded;

    /// Made by JUnit.
    public TestRecorder() {}

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        recorded = RUNS.getAndIncrement() == 0 ? plan : null;
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        recorded = null;
        RUNS.decrementAndGet();
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (recorded != null) {
            started.put(test.getUniqueId(), System.nanoTime());
        }
    }

    /// A container counts only when it fails itself: then its tests may not have run at all.
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Long start = started.remove(test.getUniqueId());
        if (start != null && (test.isTest() || result.getStatus() == Status.FAILED)) {
            record(test, outcome(result.getStatus()), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /// Of a class that is skipped JUnit does not mention the tests.
    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        TestPlan plan = recorded;
        if (plan == null) {
            return;
        }
        Set<TestIdentifier> tests =
                plan.getDescendants(test).stream()
                        .filter(TestIdentifier::isTest)
                        .collect(Collectors.toSet());
        (tests.isEmpty() ? Set.of(test) : tests)
                .forEach(skipped -> record(skipped, "skipped", Duration.ZERO));
    }

    private static String outcome(Status status) {
        return switch (status) {
            case SUCCESSFUL -> "passed";
            case ABORTED -> "skipped";
            case FAILED -> "failed";
        };
    }

    /// A run directory that cannot be made fails the tests that need it, and no others.
    private void record(TestIdentifier test, String outcome, Duration took) {
        TestPlan plan = recorded;
        if (plan == null) {
            return;
        }
        try {
            Session.current().recordTest(new ReadableName(plan).of(test), outcome, took);
        } catch (RuntimeException e) {
            recorded = null;
            LoggerFactory.getLogger(TestRecorder.class)
                    .warn("The summary of the run will miss tests: {}", e.getMessage());
        }
    }
}
