package org.cocobean.session;

import java.io.IOException;
import java.nio.file.Path;
import org.cocobean.internal.session.Attendance;
import org.cocobean.internal.session.ProcessIdentity;
import org.cocobean.settings.Settings;

/// Finds the directory that all processes of one run share, and this process's own below it.
///
/// ```
/// target/cocobean/latest -> run-20261122-232205-5522-1f3a9c
/// target/cocobean/run-20261122-232205-5522-1f3a9c/     shared by all forks of one build
///     once/        marks of work that is done once
///     gw0/ gw1/    one directory per worker; master/ in a run that is not divided
///         CounterTests/countsWhileEnabled-icarus/      one directory per test
/// ```
///
/// The forks of one build share the directory because they have the same parent, the build: its
/// start time and process number make the name. A JVM that no build forked, in an IDE or from a
/// `main`, is a run of its own. `-Dcocobean.run.dir=DIR` sets the directory by hand, for example
/// for several hosts; each run has one of its own. The newest three runs are kept
/// (`cocobean.run.keep`), and those still in use.
public final class RunDirectory {

    private final Path path;
    private final WorkerId worker;
    private final Settings settings;

    private RunDirectory(Path path, WorkerId worker, Settings settings) {
        this.path = path;
        this.worker = worker;
        this.settings = settings;
    }

    /// Refuses a directory chosen by hand in which a run of another build has ended: its failures
    /// would count against this one, and what it has done once would not be done again.
    ///
    /// @throws IllegalStateException when it is one
    public static void refuseAnOldRun(Settings settings) {
        Path chosen = settings.runDirectory().orElse(null);
        try {
            if (chosen != null && new Attendance(chosen).hasEnded(BuildProcess.family(settings))) {
                throw new IllegalStateException(
                        "The run in %s has ended: its failures would count (cocobean.maxfail), and its fixtures and firmware be taken for those of this run. Delete it, or give each run a directory of its own (-Dcocobean.run.dir=...)."
                                .formatted(chosen));
            }
        } catch (IOException e) {
            // Who cannot use the directory is told so where it is used.
        }
    }

    static RunDirectory open(Settings settings, WorkerId worker) {
        Path wanted =
                settings.runDirectory()
                        .orElseGet(() -> settings.projectDirectory().resolve("target/cocobean"));
        try {
            Path path =
                    settings.runDirectory().isPresent()
                            ? RunFolders.openChosen(wanted)
                            : new RunFolders(wanted, settings.runsToKeep())
                                    .open(BuildProcess.find(settings));
            java.nio.file.Files.createDirectories(path.resolve(worker.name()));
            return new RunDirectory(path, worker, settings);
        } catch (IOException e) {
            throw new CallOnceException(
                    "No run directory could be made in %s: %s. Check that it can be written and the disk is not full, or choose another with -Dcocobean.run.dir=..."
                            .formatted(wanted, Failures.describe(e)),
                    e);
        }
    }

    /// The directory that all workers of this run share; absolute.
    public Path path() {
        return path;
    }

    /// The directory of this worker; it exists.
    public Path workerPath() {
        return path.resolve(worker.name());
    }

    /// Makes the directory of one test, which no other test has or had in this run.
    public Path testDirectory(TestIdentity test) {
        try {
            return TestDirectory.create(workerPath(), test);
        } catch (IOException e) {
            throw new CallOnceException(
                    "No directory could be made for the test %s in %s: %s. Check that it can be written and the disk is not full."
                            .formatted(test.display(), workerPath(), Failures.describe(e)),
                    e);
        }
    }

    /// Counts this process among those that run tests, before the first.
    public void enter() {
        try {
            new Attendance(path).enter(ProcessIdentity.current(), BuildProcess.family(settings));
        } catch (IOException e) {
            throw new CallOnceException(
                    "%s cannot be written: %s".formatted(path, Failures.describe(e)), e);
        }
    }

    /// Counts this process no longer, after its last test.
    ///
    /// @return whether it was the last, which sums up the run
    public boolean leave() throws IOException {
        return new Attendance(path).leave(ProcessIdentity.current());
    }
}
