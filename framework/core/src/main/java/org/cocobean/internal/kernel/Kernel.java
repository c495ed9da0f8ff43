package org.cocobean.internal.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cocobean.internal.link.Link;
import org.cocobean.internal.link.SimulatorGoneException;
import org.cocobean.internal.link.Window;
import org.cocobean.internal.link.WindowLayout;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.DesignObjects;
import org.cocobean.task.DeadlockError;
import org.cocobean.task.TaskFailedError;
import org.cocobean.time.Rounding;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Phase;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// The scheduler of one simulation.
///
/// The thread that opened the simulation is the *main task* and the driver: it runs the other
/// tasks' coroutines on top of its own waits, so a test without forks switches nothing at all.
/// Exactly one task runs at a time. When nobody is ready, the task that noticed runs the simulator
/// until its next stop.
public final class Kernel {

    /// How many reads, writes and waits may follow one another in one moment.
    private static final int PATIENCE = 10_000_000;

    private static final Phase[] PHASES = Phase.values();
    private static final ThreadLocal<@Nullable Object> OF_THREAD = new ThreadLocal<>();

    private final Link link;
    private final Window window;
    private final int precision;
    private final Coroutine.Factory coroutines;
    private final Surroundings surroundings;
    private volatile @Nullable Thread interrupted;
    private Thread mainThread;
    private @Nullable TimeLimit timeLimit;
    private final Bridge bridge;

    private final ArrayDeque<TaskImpl<?>> ready = new ArrayDeque<>();
    private final List<TaskImpl<?>> live = new ArrayList<>();
    private final List<TaskImpl<?>> watched = new ArrayList<>();
    private final TaskImpl<?> main;
    private TaskImpl<?> current;
    private Thread runner;
    private long orders;
    private int names;

    private EnginePoint[] engines = new EnginePoint[64];
    private int engineCount;
    private final ArrayDeque<TimerPoint> idleTimers = new ArrayDeque<>();
    private final PhaseTrigger readWrite;
    private final PhaseTrigger readOnly;
    private final PhaseTrigger nextTimeStep;
    private final Samples samples;
    private final Lookup lookup;
    private int nextSlot = (int) WindowLayout.SLOT_AREA;

    private int idle;
    private final HeldMonitors monitors;
    private int armed;
    private long stops;
    private long writtenAtOnce = -1;
    private int sequence;
    private long now;
    private Phase phase = Phase.SETTLED;
    private boolean over;
    private boolean ending;
    private boolean closed;
    private @Nullable Object owner;
    private @Nullable Throwable failure;
    private boolean failureDelivered;

    /// Waits for the simulation's first stop; the calling thread becomes the main task.
    public Kernel(Link link, boolean virtualThreads, Surroundings surroundings) {
        this.link = link;
        this.window = link.window();
        this.surroundings = surroundings;
        this.mainThread = Thread.currentThread();
        this.runner = mainThread;
        TaskKind kind = TaskKind.of(virtualThreads);
        this.coroutines = kind.factory();
        this.monitors = new HeldMonitors(kind == TaskKind.CONTINUATIONS);
        this.main = new TaskImpl<Void>(this, "test", null, null);
        this.current = main;
        this.bridge = new Bridge(this);
        this.samples = new Samples(this);
        this.lookup = new Lookup(this);
        this.readWrite = new PhaseTrigger(this, "readWrite()", WindowLayout.WANT_SETTLED);
        this.readOnly = new PhaseTrigger(this, "readOnly()", WindowLayout.WANT_END);
        this.nextTimeStep = new PhaseTrigger(this, "nextTimeStep()", WindowLayout.WANT_NEXT);
        live.add(main);
        main.proceed();
        try {
            link.awaitStart();
        } catch (SimulatorGoneException e) {
            throw sneaky(surroundings.died(e.obituary(), "before its first stop", ""));
        }
        this.precision = window.getInt(WindowLayout.PRECISION);
        readStop();
        if (window.getInt(WindowLayout.REASON) == WindowLayout.REASON_OVER) {
            over = true;
            throw sneaky(surroundings.endedEarly("before the test began", ""));
        }
    }

    // ---- what handles and triggers use
    // -------------------------------------------------------------------------

    Window window() {
        return window;
    }

    Link link() {
        return link;
    }

    Samples samples() {
        return samples;
    }

    Lookup lookup() {
        return lookup;
    }

    /// Takes a slot for a signal and describes the signal in it.
    int allocateSlot(ObjectInfo info) {
        return allocateSlot(info, info.width());
    }

    /// Makes a slot for some bits of a signal, which is only watched.
    int allocateView(ObjectInfo info, int baseSlot, int low, int width) {
        int view = allocateSlot(info, width);
        window.setInt(view + (long) WindowLayout.SLOT_BASE, baseSlot);
        window.setInt(view + (long) WindowLayout.SLOT_LOW, low);
        return view;
    }

    private int allocateSlot(ObjectInfo info, int width) {
        int words = (width + 63) / 64;
        int size = WindowLayout.SLOT_HEADER + 8 * (2 * info.planes() + 1) * words;
        int slot = nextSlot;
        if (slot + (long) size > WindowLayout.SIZE) {
            throw new IllegalStateException(
                    "the test uses more signals than the link has room for ("
                            + WindowLayout.SLOT_AREA_SIZE
                            + " bytes); read large memories in bulk instead of by element");
        }
        nextSlot += size;
        window.setInt(WindowLayout.SLOTS_END, nextSlot);
        window.setInt(slot + (long) WindowLayout.SLOT_HANDLE, info.handle());
        window.setInt(slot + (long) WindowLayout.SLOT_WORDS, words);
        window.setInt(slot + (long) WindowLayout.SLOT_PLANES, info.planes());
        window.setInt(slot + (long) WindowLayout.SLOT_KIND, ObjectInfo.code(info.kind()));
        window.setInt(slot + (long) WindowLayout.SLOT_WIDTH, width);
        return slot;
    }

    /// Throws, with the reason that the simulator's adapter gives, when the agent refused
    /// something.
    void requireDone(int status, Capability capability, String what) {
        if (status != WindowLayout.STATUS_OK) {
            surroundings
                    .whyNot(capability)
                    .ifPresent(reason -> {
                        throw new UnsupportedOperationException(
                                what + " is not possible: " + reason);
                    });
        }
    }

    /// Returns the reason for which the simulator lacks a capability, to be added to a message;
    /// empty when it has it.
    String whyNot(Capability capability) {
        return surroundings.whyNot(capability).map(reason -> ": " + reason).orElse("");
    }

    /// Returns what the simulator's tool tells of the design.
    DesignObjects design() {
        return surroundings.design();
    }

    /// Throws when the agent refused something for which no capability tells the reason.
    void requireOk(int status, String what) {
        if (status != WindowLayout.STATUS_OK) {
            throw new UnsupportedOperationException(
                    what
                            + " is not possible on this simulator (status "
                            + status
                            + "): see docs/simulators.md");
        }
    }

    /// Throws when this simulator cannot take an ordinary deposit to the object.
    void requireDepositAllowed(ObjectInfo info, String path) {
        surroundings.requireDepositAllowed(info.has(WindowLayout.INFO_UNDRIVEN), path);
    }

    /// Returns whether the simulator, asked anew, says that surely no HDL drives the object.
    boolean isUndriven(String path) {
        return surroundings.isUndriven(path);
    }

    long stops() {
        return stops;
    }

    /// Signals have been written past the queue; what that changed wakes those who wait already.
    void writtenAtOnce() {
        writtenAtOnce = stops;
    }

    boolean hasWrittenAtOnce() {
        return writtenAtOnce == stops;
    }

    int sequence() {
        return sequence;
    }

    long now() {
        return now;
    }

    void armed(int change) {
        armed += change;
    }

    TaskImpl<?> current() {
        return current;
    }

    /// Throws the reason for which the simulator was killed, if it was.
    void requireAlive() {
        surroundings
                .whyKilled()
                .ifPresent(reason -> {
                    over = true;
                    throw sneaky(
                            surroundings.died(
                                    "the simulator was killed: " + reason,
                                    "at " + time(),
                                    waits()));
                });
    }

    /// Lets the agent execute a command; the simulation stands still.
    int command(int command) {
        checkOpen();
        try {
            int status = link.command(command);
            sequence = window.getInt(WindowLayout.SEQUENCE);
            return status;
        } catch (SimulatorGoneException e) {
            over = true;
            throw sneaky(surroundings.died(e.obituary(), "at " + time(), waits()));
        }
    }

    int allocateEngine(EnginePoint point) {
        if (engineCount == WindowLayout.ENGINES) {
            throw new IllegalStateException(
                    "more than "
                            + WindowLayout.ENGINES
                            + " waits are under way at once:\n"
                            + waits());
        }
        if (engineCount == engines.length) {
            engines = Arrays.copyOf(engines, 2 * engineCount);
        }
        engines[engineCount] = point;
        window.setInt(WindowLayout.ENGINE_COUNT, engineCount + 1);
        return engineCount++;
    }

    TimerPoint borrowTimer(TimerTrigger trigger) {
        TimerPoint point = idleTimers.poll();
        return (point == null ? new TimerPoint(this) : point).lend(trigger);
    }

    void giveBack(TimerPoint point) {
        idleTimers.push(point);
    }

    void makeReady(TaskImpl<?> task) {
        ready.add(task);
    }

    void forget(TaskImpl<?> task) {
        ready.remove(task);
    }

    void ended(TaskImpl<?> task) {
        live.remove(task);
    }

    /// A task failed and someone waits for its end without asking for its result yet.
    void watch(TaskImpl<?> failed) {
        watched.add(failed);
    }

    /// A coroutine's body begins or goes on, on the calling thread.
    void enter() {
        runner = Thread.currentThread();
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

    /// Called by every read, write and wait.
    void checkTask() {
        checkThread();
        checkOpen();
        if (++idle > PATIENCE) {
            throw standsStill();
        }
    }

    private IllegalStateException standsStill() {
        idle = 0;
        return new IllegalStateException(
                "%s read, wrote or paused %,d times at %s without simulated time having passed: values change only while a task waits, so wait for the condition with rising(clk).when(signal, value), change(signal) or a timer, and for what happens outside the simulation with blocking(...)"
                        .formatted(current.name(), PATIENCE, time()));
    }

    void checkThread() {
        if (Thread.currentThread() != runner) {
            throw new IllegalStateException(
                    "this thread ("
                            + Thread.currentThread().getName()
                            + ") is no task of the simulation: only the test"
                            + " and what it forks may use handles and wait; from another thread use"
                            + " Cocobean.inSimulation(...) inside Cocobean.blocking(...)");
        }
    }

    private void checkOpen() {
        if (over) {
            throw new IllegalStateException("the simulation has ended", failure);
        }
    }

    // ---- waiting
    // -----------------------------------------------------------------------------------------------

    Trigger await(KernelTrigger trigger) {
        checkTask();
        if (trigger.kernel != this) {
            throw new IllegalArgumentException(trigger + " belongs to another simulation");
        }
        TaskImpl<?> self = current;
        self.checkCancelled();
        Trigger already = trigger.already();
        if (already != null) {
            return already;
        }
        if (self != main) {
            monitors.check(self, trigger);
        }
        self.beginWait(trigger.prepare(), trigger, now, ++orders);
        park(self);
        return self.endWait();
    }

    /// Lets all tasks that are ready run once.
    public void pause() {
        checkTask();
        TaskImpl<?> self = current;
        self.checkCancelled();
        self.beginTurn(++orders);
        ready.add(self);
        park(self);
    }

    private void park(TaskImpl<?> self) {
        for (; ; ) {
            TaskImpl<?> next = ready.poll();
            if (next == self) {
                break;
            }
            if (next == null && ending && self != main) {
                self.suspend(); // time is over for this test
                runner = Thread.currentThread();
                break;
            }
            if (next == null) {
                advance(self);
            } else if (self == main) {
                current = next;
                next.proceed();
                current = main;
                runner = mainThread;
            } else {
                ready.addFirst(next);
                self.suspend();
                runner = Thread.currentThread();
                break; // the driver runs a task only when it is that task's turn
            }
        }
        current = self;
        if (self == main && failure != null && !failureDelivered) {
            failureDelivered = true;
            throw sneaky(failure);
        }
        self.checkCancelled();
    }

    /// Nobody is ready: waits for the outside world, or runs the simulation until its next stop.
    private void advance(TaskImpl<?> self) {
        if (bridge.serve()) {
            return;
        }
        try {
            if (armed == 0) {
                throw new DeadlockError(
                        "deadlock at " + time() + ": nothing can wake any task\n" + waits());
            }
            runSimulation();
        } catch (Throwable e) {
            if (self == main) {
                failure = failure == null ? e : failure;
                failureDelivered = true;
                throw sneaky(e);
            }
            fail(e);
        }
    }

    private void runSimulation() {
        stops++;
        try {
            link.resume();
        } catch (SimulatorGoneException e) {
            over = true;
            throw sneaky(surroundings.died(e.obituary(), "at " + time(), waits()));
        }
        readStop();
        samples.stopped();
        int fired = window.getInt(WindowLayout.FIRED_COUNT);
        for (int i = 0; i < fired; i++) {
            fire(window.getInt(WindowLayout.FIRED + 4L * i));
        }
        if (fired > 1 && ready.size() > 1) {
            List<TaskImpl<?>> woken = new ArrayList<>(ready);
            woken.sort(Comparator.comparingLong(TaskImpl::order));
            ready.clear();
            ready.addAll(woken);
        }
        if (window.getInt(WindowLayout.REASON) == WindowLayout.REASON_OVER) {
            over = true;
            throw sneaky(surroundings.endedEarly("at " + time(), waits()));
        }
    }

    private void readStop() {
        sequence = window.getInt(WindowLayout.SEQUENCE);
        long then = now;
        now = window.getLong(WindowLayout.NOW);
        if (now != then) {
            idle = 0;
            if (now < 0) {
                now = then;
                throw new ArithmeticException(
                        "the design let time pass from %s until %s"
                                .formatted(time(), beyondTheEnd()));
            }
        }
        phase = PHASES[window.getInt(WindowLayout.PHASE)];
    }

    private void fire(int engine) {
        if (engine >= 0) {
            engines[engine].fire();
        } else {
            switch (engine) {
                case WindowLayout.FIRED_SETTLED -> readWrite.point().fire();
                case WindowLayout.FIRED_END -> readOnly.point().fire();
                default -> nextTimeStep.point().fire();
            }
        }
    }

    // ---- failing
    // -----------------------------------------------------------------------------------------------

    void failTask(String name, Throwable thrown) {
        fail(
                Abort.is(thrown)
                        ? thrown
                        : new TaskFailedError(
                                name + " failed at " + time() + ": " + thrown, thrown));
    }

    /// Fails the test: the main task's wait throws the error as soon as the tasks that are ready
    /// have run.
    void fail(Throwable error) {
        if (failure == null || (Abort.is(failure) && !Abort.is(error))) {
            failure = error; // a failure is worth more than an assumption that does not hold
            failureDelivered = false;
        } else if (failure != error) {
            failure.addSuppressed(error);
        }
        main.interruptWait();
    }

    /// Returns the failure that was thrown into the test, if any was.
    public @Nullable Throwable toldFailure() {
        return failureDelivered ? failure : null;
    }

    private String waits() {
        return live.stream()
                .map(TaskImpl::waitLine)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
        throw (E) e;
    }

    // ---- for the simulation
    // ------------------------------------------------------------------------------------

    /// Returns the present simulated time.
    public SimTime time() {
        return time(now);
    }

    SimTime time(long steps) {
        return SimTime.steps(steps, precision);
    }

    /// Returns the phase of the present stop.
    public Phase phase() {
        return phase;
    }

    /// Returns the decimal exponent of the simulator's step: -12 for a picosecond.
    public int precision() {
        return precision;
    }

    /// Tells whether the simulation has ended by itself.
    public boolean isOver() {
        return over;
    }

    /// Returns the table of who waits for what since when; may be called from a watchdog's thread,
    /// as a snapshot.
    public String waitTable() {
        return waits();
    }

    /// Says what the simulation does and waits for, for one that stands still; may be called from a
    /// watchdog's thread.
    public String report() {
        try {
            return whoWaits();
        } catch (RuntimeException e) {
            return "at " + time() + ", while tasks came and went"; // looked at from another thread
        }
    }

    private String whoWaits() {
        Thread running = runner;
        StackTraceElement[] stack = running.getStackTrace();
        String waiting =
                List.copyOf(live).stream()
                        .map(TaskImpl::waitReport)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("\n"));
        return "at %s, %s is %s:\n%s%s"
                .formatted(
                        time(),
                        current.name(),
                        running.getState(),
                        StackText.of(stack),
                        waiting.isEmpty() ? "" : "\n" + waiting);
    }

    /// Interrupts the code of the test, if it runs or blocks instead of waiting for the simulator.
    public void interrupt() {
        Thread running = runner;
        boolean inSimulator =
                Arrays.stream(running.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(Link.class.getName()));
        if (!inSimulator) {
            interrupted = running;
            running.interrupt();
        }
    }

    /// Takes an interrupt of ours back, so that whatever the calling thread does next does not meet
    /// it.
    public void takeInterruptBack() {
        if (interrupted == Thread.currentThread()) {
            interrupted = null;
            Thread.interrupted();
        }
    }

    /// Makes the calling thread the one that the main task runs on, in the middle of a test; the
    /// one before must not touch the simulation any more.
    public void follow() {
        mainThread = Thread.currentThread();
        runner = mainThread;
    }

    /// The test's code is left where it is, for good: whatever it tries next is refused.
    public void forsake() {
        over = true;
        ending = true;
        closed = true;
    }

    /// Returns the moment that is so many steps from now.
    ///
    /// @param what what ends then
    /// @throws ArithmeticException if the simulator cannot count so far
    long later(Object what, long steps) {
        if (now > Long.MAX_VALUE - steps) {
            throw new ArithmeticException(
                    "%s from %s on ends %s".formatted(what, time(), beyondTheEnd()));
        }
        return now + steps;
    }

    private String beyondTheEnd() {
        return "beyond %s, the last moment that the simulator's step of %s can count to: let less time pass, or give the design a coarser `timescale"
                .formatted(time(Long.MAX_VALUE), time(1));
    }

    long steps(SimTime time, Rounding rounding) {
        return time.toSteps(precision, rounding);
    }

    /// Starts a task; it runs when the caller waits.
    public <T extends @Nullable Object> TaskImpl<T> fork(@Nullable String name, Callable<T> body) {
        checkTask();
        return forkInternal(name, body);
    }

    <T extends @Nullable Object> TaskImpl<T> forkInternal(@Nullable String name, Callable<T> body) {
        if (closed) {
            throw new IllegalStateException(
                    "the test has ended, so no task can be started any more");
        }
        TaskImpl<T> task =
                new TaskImpl<>(this, name == null ? "task-" + ++names : name, body, coroutines);
        live.add(task);
        ready.add(task);
        return task;
    }

    /// Returns code with a result that has none.
    public static Callable<@Nullable Void> callable(Runnable body) {
        return () -> {
            body.run();
            return null;
        };
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

    /// Describes the settled point of this time step.
    public Trigger readWrite() {
        return readWrite;
    }

    /// Describes the end of this time step.
    public Trigger readOnly() {
        return readOnly;
    }

    /// Describes the beginning of the next time step in which anything happens.
    public Trigger nextTimeStep() {
        return nextTimeStep;
    }

    /// Describes the first of several triggers, or all of them.
    public Trigger group(boolean all, Trigger... members) {
        return new GroupTrigger(this, all, members);
    }

    /// Returns the meeting point with threads that are no tasks.
    public Bridge bridge() {
        return bridge;
    }

    /// Makes the calling thread the main task, for the next test in this simulation, and lets that
    /// begin as every test does: in phase SETTLED, with the writes of the test before it applied.
    public void adopt() {
        mainThread = Thread.currentThread();
        runner = mainThread;
        current = main;
        ending = false;
        closed = false;
        if (over) {
            return;
        }
        if (phase == Phase.END) {
            timer(time(1)).await();
        }
        readWrite.await();
    }

    /// Fails the test when this much simulated time has passed from now on; replaces an earlier
    /// limit.
    public void limitTime(SimTime limit) {
        if (timeLimit != null) {
            timeLimit.cancel();
        }
        timeLimit = new TimeLimit(this, limit);
    }

    /// Lets tasks run until all of them wait; the simulation stands still.
    private void runReady() {
        while (!ready.isEmpty()) {
            TaskImpl<?> next = ready.poll();
            if (next != main) {
                current = next;
                next.proceed();
            }
        }
        current = main;
        runner = mainThread;
    }

    /// Lets the HDL react to all that the test has done in its last time step, so that errors in it
    /// are found before the next test begins.
    ///
    /// @return how that failed, or null
    public @Nullable Throwable settle() {
        if (over || phase == Phase.END || Thread.currentThread() != mainThread) {
            return null;
        }
        try {
            readWrite.await();
            return null;
        } catch (Throwable e) {
            failure = null;
            failureDelivered = false;
            return e;
        }
    }

    /// Ends the test: lets tasks that are ready run until they wait, so that no failure is missed,
    /// then cancels all that are left and lets them unwind.
    ///
    /// @return a failure of the test that its body has not seen, or null
    public @Nullable Throwable endTest(boolean failed) {
        ending = true;
        if (Thread.currentThread() == mainThread) {
            current = main;
            runner = mainThread;
            if (!over) {
                runReady();
            }
            closed = true;
            for (TaskImpl<?> task : List.copyOf(live)) {
                if (task != main) {
                    task.cancel();
                }
            }
            runReady();
        }
        for (TaskImpl<?> task : watched) {
            Throwable unobserved = task.unobservedFailure();
            if (unobserved != null) {
                failTask(task.name(), unobserved);
            }
        }
        watched.clear();
        if (timeLimit != null) {
            timeLimit.cancel();
            timeLimit = null;
        }
        Throwable unseen = failed && failureDelivered ? null : failure;
        failure = null;
        failureDelivered = false;
        return unseen;
    }
}
