package org.cocobean.internal.junit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.cocobean.report.Report;
import org.cocobean.session.Session;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.slf4j.LoggerFactory;

/// Have every test of this JVM recorded, and print the summary of the run when the last of its
/// processes ends.
///
/// JUnit's launcher finds it by itself. A JUnit run that a test starts is that test's own affair
/// and is not recorded.
public final class RunRecorder implements LauncherSessionListener {

    /// How many sessions this JVM is in; those that a test opens are told by it.
    private static final AtomicInteger SESSIONS = new AtomicInteger();

    private @Nullable TestRecorder recorder;

    /// Made by JUnit.
    public RunRecorder() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (SESSIONS.getAndIncrement() == 0) {
            TestRecorder made = new TestRecorder(TestFacts.Desk.in(session));
            session.getLauncher().registerTestExecutionListeners(made);
            recorder = made;
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        SESSIONS.decrementAndGet();
        if (recorder != null) {
            recorder.end();
            recorder.session().ifPresent(RunRecorder::summarise);
        }
    }

    private static void tellGithub(Session session) throws IOException {
        Optional<Path> page = session.settings().githubSummary();
        if (page.isPresent()) {
            Path project = session.settings().projectDirectory().getFileName();
            Report.tellGithub(session.run().path(), String.valueOf(project), page.get());
        }
    }

    /// All that this does is for the eye: what goes wrong with it fails no test.
    private static void summarise(Session session) {
        try {
            if (session.run().leave()) {
                System.out.print(
                        "\nRun "
                                + session.run().path()
                                + "\n"
                                + Report.finish(session.run().path()));
                tellGithub(session);
            }
        } catch (IOException | RuntimeException e) {
            LoggerFactory.getLogger(RunRecorder.class)
                    .warn("No summary of the run: {}", e.getMessage());
        }
    }
}
