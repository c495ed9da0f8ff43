package org.cocobean.internal.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.cocobean.TestLogging;
import org.cocobean.internal.control.Control;
import org.cocobean.internal.junit.share.ShareByDefault;
import org.cocobean.internal.junit.share.SharedRun;
import org.cocobean.internal.junit.unit.ContextSession;
import org.cocobean.internal.junit.unit.JunitSettings;
import org.cocobean.internal.launch.OpenSimulations;
import org.cocobean.report.Report;
import org.cocobean.report.RunSummary;
import org.cocobean.report.TestOutcome;
import org.cocobean.session.RunDirectory;
import org.cocobean.session.Session;
import org.cocobean.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.slf4j.LoggerFactory;

/// Has every test of this JVM recorded, and prints the summary of the run when the last of its
/// processes ends.
///
/// JUnit's launcher finds it by itself. A JUnit run that a test starts is that test's own affair
/// and is not recorded.
public final class RunRecorder implements LauncherSessionListener {

    /// How many sessions this JVM is in; those that a test opens are told by it.
    private static final AtomicInteger SESSIONS = new AtomicInteger();

    private @Nullable TestRecorder recorder;
    private @Nullable SharedRun shared;
    private String wanted = "";

    /// Made by JUnit.
    public RunRecorder() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        TestLogging.chooseByDefault();
        Settings settings = Settings.load();
        wanted = new JunitSettings(settings).exactTest().orElse("");
        ContextSession.prepare(session, settings);
        session.getLauncher()
                .registerLauncherDiscoveryListeners(
                        new OrderAndEnd(settings, Session::current), new ShareByDefault(settings));
        if (SESSIONS.get() == 0 && settings.share().isEmpty()) {
            RunDirectory.refuseAnOldRun(settings);
        }
        if (SESSIONS.getAndIncrement() == 0) {
            session.getStore()
                    .put(
                            Namespace.create(RunRecorder.class),
                            OpenSimulations.class,
                            (AutoCloseable) RunRecorder::allAreClosed);
            TestRecorder made = new TestRecorder(TestFacts.Desk.in(session), Session::current);
            session.getLauncher().registerTestExecutionListeners(made);
            recorder = made;
            if (settings.share().isPresent()) {
                Session ours = Session.current();
                SharedRun run = new SharedRun(ours, Control.of(ours).orElseThrow(), made);
                made.then(run.divide(session));
                shared = run;
            }
        }
    }

    /// The session counts until what it does for others is done too, so that this is not taken for
    /// a run of its own.
    @Override
    public void launcherSessionClosed(LauncherSession session) {
        try {
            if (recorder != null) {
                recorder.end();
            }
            if (shared != null && recorder != null) {
                settle(shared, recorder.others());
            } else if (recorder != null) {
                recorder.session().ifPresent(RunRecorder::summarise);
                if (recorder.others().areAll()) {
                    throw noSuchTest(recorder.others());
                }
            }
        } finally {
            SESSIONS.decrementAndGet();
        }
    }

    private IllegalStateException noSuchTest(OtherInvocations others) {
        return others.instead(wanted);
    }

    /// Comes last of all that is closed with the session.
    private static void allAreClosed() {
        Set<Object> open = OpenSimulations.all();
        if (!open.isEmpty()) {
            throw new IllegalStateException(
                    "The tests left simulations open, so what their HDL reported last is not known: %s. Start each in try (...), or close it in @AfterAll"
                            .formatted(
                                    open.stream()
                                            .map(Object::toString)
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
        }
    }

    /// What goes wrong here fails the build, else a run that is not whole would look so.
    private void settle(SharedRun run, OtherInvocations others) {
        try {
            if (run.settle()) {
                Session session = run.session();
                print(session);
                List<TestOutcome> tests = RunSummary.of(session.run().path()).tests();
                SharedRun.remember(session, tests);
                if (tests.isEmpty() && others.areAll()) {
                    throw noSuchTest(others);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The shared run in %s could not be brought to its end: %s"
                            .formatted(run.session().run().path(), e),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the other processes", e);
        }
    }

    private static void tellGithub(Session session) throws IOException {
        Optional<Path> page = JunitSettings.of(session).githubSummary();
        if (page.isPresent()) {
            Path project = session.settings().projectDirectory().getFileName();
            Report.tellGithub(session.run().path(), String.valueOf(project), page.get());
        }
    }

    /// All that this does is for the eye: what goes wrong with it fails no test.
    private static void summarise(Session session) {
        try {
            if (session.run().leave()) {
                print(session);
            }
        } catch (IOException | RuntimeException e) {
            LoggerFactory.getLogger(RunRecorder.class)
                    .warn("No summary of the run: {}", e.getMessage());
        }
    }

    private static void print(Session session) throws IOException {
        System.out.print(
                "\nRun " + session.run().path() + "\n" + Report.finish(session.run().path()));
        tellGithub(session);
    }
}
