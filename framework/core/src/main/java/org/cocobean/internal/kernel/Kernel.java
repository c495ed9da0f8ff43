package org.cocobean.internal.kernel;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.cocobean.internal.link.CommandCell;
import org.cocobean.internal.link.Link;
import org.cocobean.internal.link.Status;
import org.cocobean.internal.link.Window;
import org.cocobean.sim.DesignEndedError;
import org.cocobean.task.Obligation;
import org.cocobean.time.Rounding;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Phase;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// The kernel of one simulation, put together: [Scheduler], [Stop], [FailureDesk] and
/// [EngineTable], each asked through here by handles, triggers, tasks and the simulation.
///
/// The thread that opened the simulation is the *main task*, so a test without forks switches
/// nothing at all.
public final class Kernel {

    private static final ThreadLocal<@Nullable Object> OF_THREAD = new ThreadLocal<>();

    private final Window window;
    private final Limits limits;
    private final Stop stop;
    private final FailureDesk desk;
    private final EngineTable engines;
    private final Scheduler scheduler;
    private final Onlooker onlooker;
    private final Bridge bridge;
    private final Samples samples;
    private final Lookup lookup;
    private final StreamEngines streams;
    private final Obligations obligations = new Obligations();
    private @Nullable TimeLimit timeLimit;
    private @Nullable Object owner;

    /// Waits for the simulation's first stop; the calling thread becomes the main task.
    public Kernel(Link link, boolean virtualThreads, Surroundings surroundings) {
        this.window = link.window();
        this.limits = new Limits(surroundings);
        TaskKind kind = TaskKind.of(virtualThreads);
        TaskImpl<?> main = new TaskImpl<Void>(this, "test", null, null);
        this.bridge = new Bridge(this);
        this.samples = new Samples(this);
        this.lookup = new Lookup(this);
        this.streams = new StreamEngines(this, surroundings);
        this.engines = new EngineTable(this, window);
        this.stop = new Stop(link, surroundings, this::waitTable);
        this.desk = new FailureDesk(main);
        this.scheduler = new Scheduler(this, stop, desk, engines, main, kind);
        this.onlooker = new Onlooker(scheduler, stop, obligations);
    }

    // ---- for handles

    Window window() {
        return window;
    }

    Samples samples() {
        return samples;
    }

    Lookup lookup() {
        return lookup;
    }

    Limits limits() {
        return limits;
    }

    /// Lets the agent execute a command; the simulation stands still.
    Status execute(CommandCell command) {
        scheduler.checkOpen();
        return stop.execute(command);
    }

    // ---- the parts

    /// Called by every read, write and wait.
    void checkTask() {
        scheduler.checkTask();
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Stop stop() {
        return stop;
    }

    FailureDesk desk() {
        return desk;
    }

    EngineTable engines() {
        return engines;
    }

    /// Returns the meeting point with threads that are no tasks.
    public Bridge bridge() {
        return bridge;
    }

    /// Returns what drives, takes, watches and checks streams beside the simulator.
    public StreamEngines streams() {
        return streams;
    }

    // ---- whose simulation a thread's is

    /// A coroutine's body begins or goes on, on the calling thread.
    void enter() {
        scheduler.enter();
        OF_THREAD.set(owner);
    }

    /// Names the object that [#ofThread] gives to this kernel's tasks.
    public void setOwner(Object newOwner) {
        owner = newOwner;
        OF_THREAD.set(newOwner);
    }

    /// The calling thread has nothing to do with this kernel any more; it goes back to an outer
    /// one, if any.
    public void leave(@Nullable Object outerOwner) {
        OF_THREAD.set(outerOwner);
    }

    /// Returns the owner of the kernel whose task runs on the calling thread.
    public static <T> Optional<T> ofThread(Class<T> type) {
        Object owner = OF_THREAD.get();
        return type.isInstance(owner) ? Optional.of(type.cast(owner)) : Optional.empty();
    }

    /// Throws any exception from a place that declares none.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
        throw (E) e;
    }

    // ---- for the simulation

    /// Returns the present simulated time.
    public SimTime time() {
        return stop.time();
    }

    /// Returns how often the simulation has run and stopped.
    public long stops() {
        return stop.number();
    }

    /// Returns the phase of the present stop.
    public Phase phase() {
        return stop.phase();
    }

    /// Returns the decimal exponent of the simulator's step: -12 for a picosecond.
    public int precision() {
        return stop.precision();
    }

    /// Tells whether the simulation has ended by itself.
    public boolean isOver() {
        return stop.isOver();
    }

    /// Returns the failure that was thrown into the test, if any was.
    public @Nullable Throwable toldFailure() {
        return desk.told();
    }

    /// Returns the table of who waits for what since when; may be called from a watchdog's thread,
    /// as a snapshot.
    public String waitTable() {
        String waits = scheduler.waits();
        String outstanding = obligations.outstanding();
        return outstanding.isEmpty() ? waits : waits + "\n" + outstanding;
    }

    /// Says what the simulation does and waits for, for one that stands still; may be called from a
    /// watchdog's thread.
    public String report() {
        return onlooker.report();
    }

    /// Interrupts the code of the test, if it runs or blocks instead of waiting for the simulator.
    public void interrupt() {
        onlooker.interrupt();
    }

    /// Takes an interrupt of ours back, so that whatever the calling thread does next does not meet
    /// it.
    public void takeInterruptBack() {
        onlooker.takeInterruptBack();
    }

    /// Makes the calling thread the one that the main task runs on, in the middle of a test; the
    /// one before must not touch the simulation any more.
    public void follow() {
        scheduler.follow();
    }

    /// The test's code is left where it is, for good: whatever it tries next is refused.
    public void forsake() {
        stop.forsake();
        scheduler.forsake();
    }

    /// Starts a task; it runs when the caller waits.
    public <T extends @Nullable Object> TaskImpl<T> fork(@Nullable String name, Callable<T> body) {
        scheduler.checkTask();
        return scheduler.fork(name, body);
    }

    /// Returns code with a result that has none.
    public static Callable<@Nullable Void> callable(Runnable body) {
        return () -> {
            body.run();
            return null;
        };
    }

    /// Lets all tasks that are ready run once.
    public void pause() {
        scheduler.pause();
    }

    TimerTrigger timer(SimTime time) {
        return timer(time, Rounding.EXACT);
    }

    /// Describes a stretch of time.
    public TimerTrigger timer(SimTime time, Rounding rounding) {
        long steps = steps(time, rounding);
        if (steps <= 0) {
            throw new IllegalArgumentException(
                    "a timer needs a positive time, not "
                            + time
                            + "; to wait within this time step use readWrite() or"
                            + " readOnly()");
        }
        return new TimerTrigger(this, time, steps);
    }

    long steps(SimTime time, Rounding rounding) {
        return time.toSteps(stop.precision(), rounding);
    }

    /// Describes the settled point of this time step.
    public Trigger readWrite() {
        return engines.readWrite();
    }

    /// Describes the end of this time step.
    public Trigger readOnly() {
        return engines.readOnly();
    }

    /// Describes the beginning of the next time step in which anything happens.
    public Trigger nextTimeStep() {
        return engines.nextTimeStep();
    }

    /// Waits, as the main task, until the HDL ends the simulation of its own will.
    public void awaitEnd() {
        scheduler.checkTask();
        if (!scheduler.isMainTask()) {
            throw new IllegalStateException(
                    "only the test itself can wait for the end that the HDL makes, not "
                            + scheduler.current().name());
        }
        try {
            new EndTrigger(this).await();
        } catch (DesignEndedError e) {
            if (desk.failure() != e || e.getSuppressed().length > 0) {
                throw e;
            }
            desk.clear();
        }
    }

    /// Describes the first of several triggers, or all of them.
    public Trigger group(boolean all, Trigger... members) {
        return new GroupTrigger(this, all, members);
    }

    /// Makes the calling thread the main task, for the next test in this simulation, and lets that
    /// begin as every test does: in phase SETTLED, with the writes of the test before it applied.
    public void adopt() {
        scheduler.begin();
        if (stop.isOver()) {
            return;
        }
        if (stop.phase() == Phase.END) {
            timer(stop.time(1)).await();
        }
        readWrite().await();
    }

    /// Fails the test when this much simulated time has passed from now on; replaces an earlier
    /// limit.
    public void limitTime(SimTime limit) {
        if (timeLimit != null) {
            timeLimit.cancel();
        }
        timeLimit = new TimeLimit(this, limit);
    }

    /// The test is not over before this has finished.
    public void mustFinish(Obligation obligation) {
        scheduler.checkTask();
        obligations.add(obligation);
    }

    /// Lets all that the test must see finished do so, unless it has failed. What is not finished
    /// when the simulation has ended, or when another thread ends it, never will be.
    ///
    /// @return how that failed, or null
    public @Nullable Throwable finish(boolean failed) {
        Throwable unfinished = null;
        if (!failed && desk.failure() == null) {
            boolean able = scheduler.isMainThread() && !stop.isOver();
            unfinished = able ? obligations.finish() : obligations.judge(scheduler.isMainThread());
        }
        obligations.clear();
        return unfinished;
    }

    /// Lets the HDL react to all that the test has done in its last time step, so that errors in it
    /// are found before the next test begins.
    ///
    /// @return how that failed, or null
    public @Nullable Throwable settle() {
        if (stop.isOver() || stop.phase() == Phase.END || !scheduler.isMainThread()) {
            return null;
        }
        try {
            readWrite().await();
            return null;
        } catch (Throwable e) {
            desk.clear();
            return e;
        }
    }

    /// Ends the test: lets tasks that are ready run until they wait, so that no failure is missed,
    /// then cancels all that are left and lets them unwind.
    ///
    /// @return a failure of the test that its body has not seen, or null
    public @Nullable Throwable endTest(boolean failed) {
        scheduler.end();
        desk.collect();
        if (timeLimit != null) {
            timeLimit.cancel();
            timeLimit = null;
        }
        streams.reclaim();
        return desk.close(failed);
    }
}
