package org.cocobean.internal.junit;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cocobean.internal.control.Control;
import org.cocobean.internal.junit.share.SharedRun;
import org.cocobean.internal.junit.share.SharedTests;
import org.cocobean.internal.junit.share.UnclaimedTestException;
import org.cocobean.report.OutcomeLog;
import org.cocobean.report.TestOutcome;
import org.cocobean.report.TestOutcome.Failure;
import org.cocobean.report.TestOutcome.Times;
import org.cocobean.session.Session;
import org.cocobean.session.Spent;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.slf4j.LoggerFactory;

/// Records how every test of this JVM ended, with or without a design, next to the tests of its
/// worker.
final class TestRecorder implements TestExecutionListener, SharedRun.Desk {

    private static final Spent NOTHING = new Spent(Duration.ZERO, Duration.ZERO);

    private final TestFacts.Desk desk;
    private final Supplier<Session> sessions;
    private final AtomicReference<String> trouble;
    private final Map<String, Start> started = new ConcurrentHashMap<>();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final Map<String, TestOutcome.Test> recordedAs = new ConcurrentHashMap<>();
    private final OtherInvocations others = new OtherInvocations();
    private volatile TestExecutionListener then = new TestExecutionListener() {};
    private volatile @Nullable TestPlan recorded;
    private volatile @Nullable Place place;
    private volatile boolean broken;

    /// When a test began, and what its thread had spent until then.
    private record Start(long atNs, Spent spent) {}

    /// Where outcomes go.
    private record Place(Session session, OutcomeLog log, Optional<LiveProgress> progress) {

        static Place in(Session session) {
            session.run().enter();
            session.ranWith(ThisMachine.line(session.settings()));
            return new Place(
                    session, new OutcomeLog(session.run().workerPath()), LiveProgress.of(session));
        }
    }

    /// @param sessions gives the session, when the first test is recorded
    TestRecorder(TestFacts.Desk desk, Supplier<Session> sessions) {
        this(desk, sessions, new AtomicReference<>(""));
    }

    private TestRecorder(
            TestFacts.Desk desk, Supplier<Session> sessions, AtomicReference<String> trouble) {
        this.desk = desk;
        this.sessions = sessions;
        this.trouble = trouble;
    }

    /// Lets another listener hear of the end of each test when that is recorded, and not before:
    /// JUnit tells its listeners of an end in the reverse order of their registration.
    void then(TestExecutionListener listener) {
        then = listener;
    }

    /// The session whose tests were recorded, if there were any.
    Optional<Session> session() {
        return broken ? Optional.empty() : Optional.ofNullable(place).map(Place::session);
    }

    /// What `cocobean.test` did not name.
    OtherInvocations others() {
        return others;
    }

    /// After the last test of this JVM.
    void end() {
        Place here = place;
        if (here != null) {
            here.progress.ifPresent(LiveProgress::end);
        }
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        recorded = plan;
        Place here = place();
        if (here != null) {
            here.progress.ifPresent(progress -> progress.plan(readable(plan).methods()));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        recorded = null;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        Spent before = test.isTest() ? spent() : NOTHING;
        started.put(test.getUniqueId(), new Start(System.nanoTime(), before));
        Place here = place;
        if (test.isTest() && here != null) {
            here.progress.ifPresent(progress -> progress.started(test.getUniqueId(), title(test)));
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        recordEnd(test, result);
        then.executionFinished(test, result);
    }

    /// A container counts only when it does not pass: then its tests may not have run at all.
    private void recordEnd(TestIdentifier test, TestExecutionResult result) {
        long now = System.nanoTime();
        Start start = started.remove(test.getUniqueId());
        boolean passed = result.getStatus() == Status.SUCCESSFUL;
        if (start == null || (!test.isTest() && passed)) {
            return;
        }
        Duration took = Duration.ofNanos(now - start.atNs);
        Times times = test.isTest() ? times(took, spent().minus(start.spent)) : Times.of(took);
        Optional<Throwable> thrown = result.getThrowable();
        if (thrown.filter(UnclaimedTestException::isReasonOf).isPresent()) {
            return; // this process fails; how the test ends another one may say
        }
        switch (result.getStatus()) {
            case SUCCESSFUL -> record(test, TestOutcome.Status.PASSED, "", null, times);
            case FAILED -> record(test, TestOutcome.Status.FAILED, "", thrown.orElse(null), times);
            case ABORTED -> {
                String reason = thrown.map(Throwable::getMessage).orElse("");
                if (test.isTest()) {
                    record(test, TestOutcome.Status.SKIPPED, reason, null, times);
                } else {
                    recordAborted(test, reason);
                }
            }
        }
    }

    /// The simulator stands in the name of the invocation.
    private String title(TestIdentifier test) {
        TestPlan plan = recorded;
        return plan == null ? test.getDisplayName() : readable(plan).of(test, "").name();
    }

    private ReadableName readable(TestPlan plan) {
        return new ReadableName(plan, desk.ofSimulators()::contains);
    }

    private Spent spent() {
        Place here = place();
        return here == null ? NOTHING : here.session.spentByThisThread();
    }

    private static Times times(Duration took, Spent spent) {
        return new Times(took, spent.waiting(), spent.building());
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        recordSkipped(test, reason);
        then.executionSkipped(test, reason);
    }

    /// Of a class that is skipped JUnit does not mention the tests.
    private void recordSkipped(TestIdentifier test, String reason) {
        ended.add(test.getUniqueId());
        if (reason.equals(OneTest.ANOTHER)) {
            others.leftOut(Invocations.of(test.getUniqueIdObject(), desk.ofSimulators()::contains));
        } else if (!reason.equals(SharedTests.ELSEWHERE)) {
            Set<TestIdentifier> tests = leaves(test);
            (tests.isEmpty() ? Set.of(test) : tests).forEach(each -> recordSkip(each, reason));
        }
    }

    /// What was left when a container was aborted, such as a class by an assumption in
    /// `@BeforeAll`. What makes its tests as it runs may have had more of them.
    private void recordAborted(TestIdentifier container, String reason) {
        List<TestIdentifier> left =
                leaves(container).stream()
                        .filter(each -> !ended.contains(each.getUniqueId()))
                        .toList();
        left.forEach(each -> recordSkip(each, reason));
        if (left.isEmpty() && makesTests(container)) {
            recordSkip(container, reason);
        }
    }

    private static boolean makesTests(TestIdentifier container) {
        String type = container.getUniqueIdObject().getLastSegment().getType();
        return type.endsWith("template")
                || type.equals("test-factory")
                || type.equals("dynamic-container");
    }

    /// What holds nothing, as far as the plan knows: also a method whose tests are yet to be made.
    private Set<TestIdentifier> leaves(TestIdentifier container) {
        TestPlan plan = recorded;
        return plan == null
                ? Set.of()
                : plan.getDescendants(container).stream()
                        .filter(each -> plan.getChildren(each).isEmpty())
                        .collect(Collectors.toSet());
    }

    private void recordSkip(TestIdentifier test, String reason) {
        record(test, TestOutcome.Status.SKIPPED, reason, null, Times.of(Duration.ZERO));
    }

    private void record(
            TestIdentifier test,
            TestOutcome.Status status,
            String reason,
            @Nullable Throwable thrown,
            Times times) {
        TestPlan plan = recorded;
        ended.add(test.getUniqueId());
        others.oneRan();
        TestFacts facts = desk.take(test.getUniqueId());
        Place here = place();
        if (plan == null || here == null) {
            return;
        }
        try {
            TestOutcome.Test name = readable(plan).of(test, facts.simulator());
            TestOutcome outcome =
                    new TestOutcome(
                            name,
                            status,
                            reason.replaceFirst("^Assumption failed: ", ""),
                            failure(name, status, thrown),
                            facts.setup(),
                            facts.artefacts(),
                            here.session.worker().name(),
                            System.currentTimeMillis(),
                            times);
            here.log.append(outcome);
            if (Control.of(here.session).isPresent()) {
                recordedAs.put(test.getUniqueId(), name);
            }
            if (status == TestOutcome.Status.FAILED) {
                StopAfterFailures.failed(here.session);
            }
            here.progress.ifPresent(progress -> progress.ended(test.getUniqueId(), outcome));
        } catch (RuntimeException e) {
            giveUp(e);
        }
    }

    @Override
    public void record(
            LauncherSession session, Function<SharedRun.Desk, TestExecutionListener> listener) {
        TestRecorder ofSession = new TestRecorder(TestFacts.Desk.in(session), sessions, trouble);
        ofSession.then(listener.apply(ofSession));
        session.getLauncher().registerTestExecutionListeners(ofSession);
    }

    @Override
    public String trouble() {
        return trouble.get();
    }

    @Override
    public void record(TestOutcome outcome) {
        Place here = place();
        if (here != null) {
            here.log.append(outcome);
        }
    }

    @Override
    public void retract(TestIdentifier test) {
        recordedIn(test).forEach(name -> write(log -> log.retract(name)));
    }

    @Override
    public void replace(TestIdentifier test, List<String> workers) {
        recordedIn(test).forEach(name -> write(log -> log.replace(name, workers)));
    }

    /// The tests that were recorded of a test or of a class.
    private List<TestOutcome.Test> recordedIn(TestIdentifier test) {
        return recordedAs.entrySet().stream()
                .filter(each -> each.getKey().startsWith(test.getUniqueId()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private void write(Consumer<OutcomeLog> line) {
        Place here = place();
        if (here != null) {
            try {
                line.accept(here.log);
            } catch (UncheckedIOException e) {
                giveUp(e);
            }
        }
    }

    private static Optional<Failure> failure(
            TestOutcome.Test test, TestOutcome.Status status, @Nullable Throwable thrown) {
        if (status != TestOutcome.Status.FAILED) {
            return Optional.empty();
        }
        return Optional.of(
                thrown == null
                        ? new Failure("", "", "", "")
                        : FailureFacts.of(thrown, test.suite(), test.type()));
    }

    /// A run directory that cannot be made fails the tests that need it, and no others.
    private @Nullable Place place() {
        if (place == null && !broken) {
            findPlace();
        }
        return broken ? null : place;
    }

    private synchronized void findPlace() {
        if (place == null && !broken) {
            try {
                place = Place.in(sessions.get());
            } catch (RuntimeException e) {
                giveUp(e);
            }
        }
    }

    private synchronized void giveUp(RuntimeException e) {
        if (!broken) {
            broken = true;
            trouble.set(String.valueOf(e.getMessage()));
            LoggerFactory.getLogger(TestRecorder.class)
                    .warn("The summary of the run will miss tests: {}", e.getMessage());
        }
    }
}
