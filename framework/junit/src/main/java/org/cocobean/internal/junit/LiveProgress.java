package org.cocobean.internal.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.cocobean.internal.junit.unit.JunitSettings;
import org.cocobean.internal.settings.RunSettings;
import org.cocobean.report.LastTimes;
import org.cocobean.report.ProgressLine;
import org.cocobean.report.ProgressNote;
import org.cocobean.report.ProgressNote.Doing;
import org.cocobean.report.TestOutcome;
import org.cocobean.report.TestOutcome.Status;
import org.cocobean.session.Activity;
import org.cocobean.session.Session;
import org.jspecify.annotations.Nullable;

/// Shows how far the run is while it runs. Every process notes its own part; the one that comes
/// first shows the whole.
///
/// A daemon thread does all of it: tests only count and say what they are. Nothing that goes wrong
/// here fails a test.
final class LiveProgress {

    private static final long LOOK_MS = 500;

    private final Session session;
    private final ProgressDisplay display;
    private final Map<String, Doing> running = new ConcurrentHashMap<>();
    private final Map<Status, AtomicLong> counts = new ConcurrentHashMap<>();
    private final AtomicLong knownMs = new AtomicLong();
    private final Set<String> planned = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile @Nullable LastTimes last;
    private volatile LastTimes expected = LastTimes.before(Path.of(""));
    private volatile int plannedThen = -1;
    private @Nullable FileLock leader;
    private long shownAt = System.nanoTime();
    private String shown = "";

    private LiveProgress(Session session, ProgressDisplay display) {
        this.session = session;
        this.display = display;
        this.thread = Thread.ofPlatform().daemon().name("cocobean-progress").unstarted(this::run);
    }

    /// Begins, unless the settings say that nothing is to be shown.
    static Optional<LiveProgress> of(Session session) {
        Optional<LiveProgress> made =
                ProgressDisplay.of(JunitSettings.of(session))
                        .map(display -> new LiveProgress(session, display));
        made.ifPresent(progress -> progress.thread.start());
        return made;
    }

    /// Says that these methods are going to be run.
    void plan(Set<String> methods) {
        planned.addAll(methods);
    }

    void started(String id, String title) {
        running.put(id, new Doing(title, true, System.currentTimeMillis()));
    }

    void ended(String id, TestOutcome outcome) {
        running.remove(id);
        counts.computeIfAbsent(outcome.status(), status -> new AtomicLong()).incrementAndGet();
        LastTimes times = last;
        if (times != null) {
            knownMs.addAndGet(times.of(outcome.test()));
        }
    }

    /// Ends: the terminal is as if nothing had been shown.
    void end() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            last = LastTimes.before(session.run().path()).only(this::isOnChosenSimulator);
            while (true) {
                Thread.sleep(LOOK_MS);
                look();
            }
        } catch (InterruptedException e) {
            finish();
        } catch (IOException | UncheckedIOException e) {
            finish(); // the directory was removed, or is full: others will say so
        }
    }

    private void look() throws IOException {
        note().write(session.run().workerPath());
        if (!isLeader()) {
            return;
        }
        if (System.nanoTime() - shownAt >= display.every().toNanos()) {
            String line =
                    ProgressLine.of(
                            ProgressNote.of(session.run().path()), System.currentTimeMillis());
            if (!line.equals(shown)) {
                display.show(line);
                shown = line;
            }
            shownAt = System.nanoTime();
        }
    }

    private void finish() {
        try {
            running.clear();
            note().write(session.run().workerPath());
        } catch (IOException e) {
            // Nobody reads it then.
        }
        if (leader != null) {
            display.clear();
            try {
                leader.channel().close(); // another process takes over
            } catch (IOException e) {
                // The end of this process does it.
            }
        }
    }

    private ProgressNote note() {
        LastTimes plan = expected();
        List<Doing> doing = new ArrayList<>(running.values());
        doing.sort(Comparator.comparingLong(Doing::sinceMillis));
        session.underWay().forEach(activity -> doing.add(0, doing(activity)));
        return new ProgressNote(
                count(Status.PASSED),
                count(Status.FAILED),
                count(Status.SKIPPED),
                plan.count(),
                plan.total(),
                knownMs.get(),
                doing);
    }

    private long count(Status status) {
        AtomicLong count = counts.get(status);
        return count == null ? 0 : count.get();
    }

    private static Doing doing(Activity activity) {
        String what =
                switch (activity.kind()) {
                    case BUILDS ->
                            "builds "
                                    + activity.name()
                                    + (activity.about().isEmpty() ? "" : ", " + activity.about());
                    case WAITS -> "waits for " + activity.about() + ": " + activity.name();
                };
        return new Doing(what, false, activity.sinceMillis());
    }

    /// A fork that gets one class after the other does not know what is to come: then the first of
    /// them expects what ran the last time.
    private LastTimes expected() {
        LastTimes times = last;
        int now = planned.size();
        if (times != null && now != plannedThen) {
            plannedThen = now;
            boolean divided = !session.worker().isMaster();
            if (!divided) {
                Set<String> methods = new HashSet<>(planned);
                expected = times.only(test -> methods.contains(methodOf(test)));
            } else if (JunitSettings.of(session).chosenTests().isEmpty() && isLeader()) {
                expected = times;
            }
        }
        return expected;
    }

    static String methodOf(TestOutcome.Test test) {
        return test.suite() + " " + test.type() + "#" + test.method();
    }

    private boolean isOnChosenSimulator(TestOutcome.Test test) {
        List<String> chosen = RunSettings.of(session).simulators();
        return test.simulator().isEmpty()
                || chosen.isEmpty()
                || chosen.stream().anyMatch(test.simulator()::startsWith);
    }

    private boolean isLeader() {
        if (leader == null) {
            try {
                FileChannel file =
                        FileChannel.open(
                                session.run().path().resolve(".progress"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                leader = file.tryLock();
                if (leader == null) {
                    file.close();
                }
            } catch (IOException | OverlappingFileLockException e) {
                return false;
            }
        }
        return leader != null;
    }
}
