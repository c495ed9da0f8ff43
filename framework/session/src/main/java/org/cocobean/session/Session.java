package org.cocobean.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cocobean.internal.control.Controlled;
import org.cocobean.internal.session.EventLog;
import org.cocobean.internal.session.ProcessIdentity;
import org.cocobean.internal.session.SafeName;
import org.cocobean.internal.share.Share;
import org.cocobean.settings.Settings;
import org.jspecify.annotations.Nullable;

/// Holds what the tests of this process share with the other processes of the same run.
///
/// [#current()] is the session of this JVM, made on first use; tools and tests open others with
/// settings of their own. All methods may be called from any thread. Behind it stands this
/// process's part in a run that several hosts do together, if it is one.
@SuppressWarnings("exports") // what stands behind it, to which only the library gets
public final class Session extends Controlled<Optional<Share>> {

    private static final int HOST_LIMIT = 24;

    private final Settings settings;
    private final RunDirectory run;
    private final WorkContext context;
    private final BuildCache cache;
    private final FirmwareBuilder firmware;
    private final Resources resources;

    private Session(Settings settings, Optional<Share> share) {
        super(share);
        this.settings = settings;
        WorkerId worker =
                share.map(joined -> new WorkerId(joined.name()))
                        .orElseGet(() -> WorkerId.of(settings));
        this.run = RunDirectory.open(settings, worker);
        this.context =
                new WorkContext(
                        worker,
                        WorkContext.timing(settings),
                        new EventLog(run.workerPath()),
                        new Activities());
        this.cache = BuildCache.open(settings, run, context);
        this.firmware = new FirmwareBuilder(settings, cache);
        this.resources = Resources.open(settings, run, context);
    }

    private static Share join(Path run, Settings settings) {
        String host = SafeName.of(ProcessIdentity.current().host(), HOST_LIMIT);
        try {
            return Share.join(
                    run, host + "-" + WorkerId.of(settings).name(), WorkContext.timing(settings));
        } catch (IOException e) {
            throw new CallOnceException(
                    "This process cannot take part in the run in %s (cocobean.share): %s. Check that the directory can be written from this host and its disk is not full."
                            .formatted(run, Failures.describe(e)),
                    e);
        }
    }

    /// Returns the session of this JVM.
    ///
    /// @throws CallOnceException when its run directory cannot be used
    public static Session current() {
        return Current.ATTEMPT.get();
    }

    /// Opens a session with settings of its own.
    public static Session open(Settings settings) {
        return new Session(settings, settings.share().map(run -> join(run, settings)));
    }

    /// The settings that this session was opened with.
    public Settings settings() {
        return settings;
    }

    /// Which of the processes of the run this is.
    public WorkerId worker() {
        return context.worker();
    }

    /// The directories of this run.
    public RunDirectory run() {
        return run;
    }

    /// The store of what was built.
    public BuildCache cache() {
        return cache;
    }

    /// The builder of firmware.
    public FirmwareBuilder firmware() {
        return firmware;
    }

    /// What there are only so many of, such as licences.
    public Resources resources() {
        return resources;
    }

    /// Describes work that is done once in this run, with its marks in the run directory.
    ///
    /// @param name what the work is called in messages; one name is one piece of work
    /// @param action the work
    public <T extends @Nullable Object> CallOnce<T> once(String name, Callable<T> action) {
        return once(name, action, settings.onceTimeout());
    }

    /// Describes work that is done once in this run, with a time to wait for others.
    public <T extends @Nullable Object> CallOnce<T> once(
            String name, Callable<T> action, Duration timeout) {
        return new CallOnce<>(onceDirectory(), name, action, timeout, context);
    }

    /// Returns how long the calling thread waited and built so far in this session.
    public Spent spentByThisThread() {
        return new Spent(context.events().waiting(), context.events().building());
    }

    /// Returns what the threads of this process build and wait for at this moment, longest first.
    public List<Activity> underWay() {
        return context.activities().now();
    }

    /// Says which step of its build the calling thread is at, for the progress of the run.
    public void atStep(String step) {
        context.activities().step(step);
    }

    /// Records something that this process runs with, such as the version of a tool, for the report
    /// of the run; the same text counts once.
    public void ranWith(String fact) {
        context.events().environment(fact);
    }

    WorkContext context() {
        return context;
    }

    private Path onceDirectory() {
        return run.path().resolve("once");
    }

    /// The holder idiom, with a failure that is told again to each caller in its own words and not
    /// as a `NoClassDefFoundError`.
    private record Attempt(@Nullable Session session, @Nullable RuntimeException failure) {

        static Attempt make() {
            try {
                return new Attempt(open(Settings.load()), null);
            } catch (RuntimeException e) {
                return new Attempt(null, e);
            }
        }

        Session get() {
            if (session == null) {
                throw new CallOnceException(
                        failure == null ? "no session" : Failures.describe(failure), failure);
            }
            return session;
        }
    }

    private static final class Current {
        static final Attempt ATTEMPT = Attempt.make();
    }
}
