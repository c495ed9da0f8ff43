package org.cocobean.internal.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.task.DeadlockError;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// Whose turn it is. Exactly one task runs at a time; when nobody is ready, the task that noticed
/// runs the simulation until its next stop.
///
/// The main task's thread is the driver: it runs the other tasks' coroutines on top of its own
/// waits.
final class Scheduler {

    /// How many reads, writes and waits may follow one another in one moment.
    private static final int PATIENCE = 10_000_000;

    private final Kernel kernel;
    private final Stop stop;
    private final FailureDesk desk;
    private final EngineTable engines;
    private final Bridge bridge;
    private final Samples samples;
    private final TaskImpl<?> main;
    private final Coroutine.Factory coroutines;
    private final HeldMonitors monitors;
    private final boolean onOneThread;
    private final IdleClocks idleClocks = new IdleClocks();

    private final ArrayDeque<TaskImpl<?>> ready = new ArrayDeque<>();
    private final List<TaskImpl<?>> live = new ArrayList<>();
    private TaskImpl<?> current;
    private Thread mainThread;
    private Thread runner;
    private long orders;
    private int names;
    private int armed;
    private boolean ending;
    private boolean closed;

    Scheduler(
            Kernel kernel,
            Stop stop,
            FailureDesk desk,
            EngineTable engines,
            TaskImpl<?> main,
            TaskKind kind) {
        this.kernel = kernel;
        this.stop = stop;
        this.desk = desk;
        this.engines = engines;
        this.bridge = kernel.bridge();
        this.samples = kernel.samples();
        this.main = main;
        this.coroutines = kind.factory();
        this.onOneThread = kind == TaskKind.CONTINUATIONS;
        this.monitors = new HeldMonitors(kind == TaskKind.CONTINUATIONS);
        this.current = main;
        this.mainThread = Thread.currentThread();
        this.runner = mainThread;
        live.add(main);
        main.proceed();
    }

    // ---- whose turn it is

    TaskImpl<?> current() {
        return current;
    }

    /// Returns the thread that runs the current task.
    Thread runner() {
        return runner;
    }

    boolean isMainTask() {
        return current == main;
    }

    boolean isMainThread() {
        return CallingThread.get() == mainThread;
    }

    /// The calling thread runs a task now.
    void enter() {
        runner = onOneThread ? mainThread : Thread.currentThread();
    }

    /// Makes the calling thread the one that the main task runs on.
    void follow() {
        if (mainThread != Thread.currentThread()) {
            mainThread = Thread.currentThread();
            monitors.lookBefore();
        }
        runner = mainThread;
    }

    private void backToMain() {
        current = main;
        runner = mainThread;
    }

    /// Called by every read, write and wait.
    void checkTask() {
        checkThread();
        checkOpen();
        if (stop.isIdleBeyond(PATIENCE)) {
            throw new IllegalStateException(
                    "%s read, wrote or paused %,d times at %s without simulated time having passed: values change only while a task waits, so wait for the condition with rising(clk).when(signal, value), change(signal) or a timer, and for what happens outside the simulation with blocking(...)"
                            .formatted(current.name(), PATIENCE, stop.time()));
        }
    }

    void checkThread() {
        if (Thread.currentThread() != runner && CallingThread.get() != runner) {
            throw new IllegalStateException(
                    "this thread ("
                            + Thread.currentThread().getName()
                            + ") is no task of the simulation: only the test"
                            + " and what it forks may use handles and wait; from another thread use"
                            + " Cocobean.inSimulation(...) inside Cocobean.blocking(...)");
        }
    }

    void checkOpen() {
        if (stop.isOver()) {
            throw new SimulationOverException(desk.failure());
        }
    }

    // ---- waiting

    Trigger await(KernelTrigger trigger) {
        checkTask();
        if (trigger.kernel != kernel) {
            throw new IllegalArgumentException(trigger + " belongs to another simulation");
        }
        TaskImpl<?> self = current;
        self.checkCancelled();
        Trigger already = trigger.already();
        if (already != null) {
            return already;
        }
        if (live.size() > 1) {
            monitors.check(self, trigger);
        }
        self.beginWait(trigger.prepare(), trigger, stop.now(), ++orders);
        park(self);
        return self.endWait();
    }

    /// Lets all tasks that are ready run once.
    void pause() {
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
                enter();
                break;
            }
            if (next == null) {
                advance(self);
            } else if (self == main) {
                current = next;
                next.proceed();
                backToMain();
            } else {
                ready.addFirst(next);
                self.suspend();
                enter();
                break; // the driver runs a task only when it is that task's turn
            }
        }
        current = self;
        if (self == main) {
            desk.deliver();
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
                        "deadlock at " + stop.time() + ": nothing can wake any task\n" + waits());
            }
            runSimulation();
        } catch (Throwable e) {
            if (self == main) {
                desk.met(e);
                throw Kernel.sneaky(e);
            }
            desk.fail(e);
        }
    }

    private void runSimulation() {
        stop.next();
        samples.stopped();
        if (engines.fire() > 1 && ready.size() > 1) {
            List<TaskImpl<?>> woken = new ArrayList<>(ready);
            woken.sort(Comparator.comparingLong(TaskImpl::order));
            ready.clear();
            ready.addAll(woken);
        }
        stop.requireGoingOn();
    }

    /// Something more, or less, can wake a task.
    void armed(int change) {
        armed += change;
    }

    void makeReady(TaskImpl<?> task) {
        ready.add(task);
    }

    // ---- tasks that come and go

    /// Starts a task; it runs when the caller waits.
    <T extends @Nullable Object> TaskImpl<T> fork(@Nullable String name, Callable<T> body) {
        if (closed) {
            throw new IllegalStateException(
                    "the test has ended, so no task can be started any more");
        }
        TaskImpl<T> task =
                new TaskImpl<>(kernel, name == null ? "task-" + ++names : name, body, coroutines);
        live.add(task);
        ready.add(task);
        return task;
    }

    void forget(TaskImpl<?> task) {
        ready.remove(task);
    }

    void ended(TaskImpl<?> task) {
        live.remove(task);
    }

    /// Returns the tasks that have not ended, the main task among them.
    List<TaskImpl<?>> live() {
        return List.copyOf(live);
    }

    IdleClocks idleClocks() {
        return idleClocks;
    }

    /// Returns the table of who waits for what since when, and which clock does not run.
    String waits() {
        return Stream.concat(live.stream().map(TaskImpl::waitLine), idleClocks.lines())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    // ---- a test's beginning and end

    /// Makes the calling thread the main task, for the next test.
    void begin() {
        follow();
        current = main;
        ending = false;
        closed = false;
        idleClocks.forget();
    }

    /// Lets tasks that are ready run until they wait, so that no failure is missed, then cancels
    /// all that are left and lets them unwind. Only the main thread can do that.
    void end() {
        ending = true;
        if (!isMainThread()) {
            return;
        }
        backToMain();
        if (!stop.isOver()) {
            runReady();
        }
        closed = true;
        for (TaskImpl<?> task : live()) {
            if (task != main) {
                task.cancel();
            }
        }
        runReady();
    }

    /// No task runs or starts any more.
    void forsake() {
        ending = true;
        closed = true;
    }

    private void runReady() {
        while (!ready.isEmpty()) {
            TaskImpl<?> next = ready.poll();
            if (next != main) {
                current = next;
                next.proceed();
            }
        }
        backToMain();
    }
}
