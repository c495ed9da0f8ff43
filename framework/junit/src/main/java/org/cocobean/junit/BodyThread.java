package org.cocobean.junit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.internal.control.Control;
import org.cocobean.internal.kernel.Abort;
import org.cocobean.internal.kernel.Belongings;
import org.cocobean.internal.kernel.StackText;
import org.cocobean.internal.launch.OpenSimulations;
import org.cocobean.internal.launch.SimulationControl;
import org.cocobean.sim.TestHungError;
import org.cocobean.wording.Words;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/// Runs code of a test in a thread that can be left behind when it never comes back.
///
/// The thread has all that JUnit's has, thread locals and scoped values too, and gives it back, so
/// that nothing but `Thread.currentThread()` tells the two apart. JUnit's thread waits meanwhile
/// and is the watchdog: it passes interrupts on and looks whether the code is stuck.
final class BodyThread<T extends @Nullable Object> {

    private static final long LOOK_MS = 500;
    private static final int SURE = 3;
    private static final Duration GRACE = Duration.ofSeconds(2);

    /// So that the simulation's own limit, which knows more, comes first.
    private static final Duration AFTER_SIMULATION = Duration.ofSeconds(1);

    private static final String MONITOR =
            "is blocked for ever: a task that waits for the simulation inside synchronized keeps the thread of all tasks out of its monitor (use SimLock instead)";

    private final Invocation<T> code;
    private final Belongings belongings = Belongings.ofThisThread();
    private final Thread thread;
    private final Duration limit;
    private final List<Simulation> opened = OpenSimulations.ofThread(Simulation.class);
    private long limitNs;
    private @Nullable T result;
    private @Nullable Throwable failure;
    private boolean leftInterrupted;
    private long interruptedNs;
    private boolean isLate;
    private int blocked;

    private BodyThread(Invocation<T> code, Duration limit) {
        this.code = code;
        this.limit = limit;
        this.limitNs = System.nanoTime() + limit.plus(AFTER_SIMULATION).toNanos();
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name(Thread.currentThread().getName())
                        .inheritInheritableThreadLocals(false)
                        .unstarted(this::run);
    }

    /// Runs the code; where the JVM does not open its threads to us, on the calling one.
    static <T extends @Nullable Object> T run(Invocation<T> code, Duration limit) throws Throwable {
        return Belongings.areAvailable() ? new BodyThread<>(code, limit).start() : code.proceed();
    }

    private void run() {
        belongings.swap();
        try {
            SimulationControl.ofThread().ifPresent(SimulationControl::follow);
            result = code.proceed();
        } catch (Throwable e) {
            failure = e;
        } finally {
            leftInterrupted = Thread.currentThread().isInterrupted();
            belongings.swap();
        }
    }

    @SuppressWarnings("NullAway") // what the code returned, null where it returns that
    private T start() throws Throwable {
        thread.start();
        while (!hasEnded()) {
            if (Thread.interrupted()) {
                interrupt();
            }
            look();
        }
        belongings.swap();
        SimulationControl.ofThread().ifPresent(SimulationControl::follow);
        if (leftInterrupted) {
            Thread.currentThread().interrupt();
        }
        if (isLate && (failure == null || Abort.is(failure))) {
            throw late();
        }
        if (failure != null) {
            throw failure;
        }
        return result;
    }

    /// Waits a little.
    private boolean hasEnded() {
        try {
            return thread.join(Duration.ofMillis(LOOK_MS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void interrupt() {
        interruptedNs = System.nanoTime();
        thread.interrupt();
    }

    private void look() {
        long now = System.nanoTime();
        if (isStuckForGood()) {
            throw hung(MONITOR);
        }
        if (interruptedNs == 0 && now > limitNs && now > longestLimitNs()) {
            isLate = true;
            interrupt();
        }
        if (interruptedNs != 0 && now - interruptedNs > GRACE.toNanos()) {
            throw hung(
                    "did not come back when it was interrupted (a loop without a wait?); its limit is %s (-Dcocobean.timeout)"
                            .formatted(Words.of(limit)));
        }
    }

    /// A test may give its simulation more time than it has itself.
    private long longestLimitNs() {
        Stream.concat(opened.stream(), OpenSimulations.startedBy(thread, Simulation.class))
                .map(Control::of)
                .map(SimulationControl::chosenEndNs)
                .flatMap(Optional::stream)
                .forEach(end -> limitNs = Math.max(limitNs, end + AFTER_SIMULATION.toNanos()));
        return limitNs;
    }

    /// A monitor that belongs to a task's continuation has no owner that the JVM knows of, and who
    /// waits for it is not even seen to: nobody will ever give it back.
    private boolean isStuckForGood() {
        boolean stuck = false;
        if (thread.getState() == Thread.State.BLOCKED) {
            ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.threadId());
            stuck =
                    info != null
                            && (info.getThreadState() != Thread.State.BLOCKED
                                    || info.getLockOwnerId() == -1)
                            && thread.getState() == Thread.State.BLOCKED;
        }
        blocked = stuck ? blocked + 1 : 0;
        return blocked >= SURE;
    }

    /// Code that takes the interrupt for something else, and goes on, is too late all the same.
    private Throwable late() {
        TestHungError error =
                new TestHungError(
                        "the test's code came back only when it was interrupted; its limit is %s (-Dcocobean.timeout)"
                                .formatted(Words.of(limit)));
        if (failure != null) {
            error.addSuppressed(failure);
        }
        return SimulationControl.ofThread()
                .flatMap(simulation -> simulation.whyInterrupted(error))
                .orElse(error);
    }

    private TestHungError hung(String how) {
        Optional<SimulationControl> simulation = SimulationControl.ofThread();
        StackTraceElement[] stack = thread.getStackTrace();
        String report =
                simulation
                        .map(SimulationControl::report)
                        .orElseGet(
                                () -> "it is " + thread.getState() + ":\n" + StackText.of(stack));
        TestHungError error =
                new TestHungError(
                        "the test's code %s; its thread has been left behind\n%s"
                                .formatted(how, report));
        error.setStackTrace(stack);
        simulation.ifPresent(sim -> sim.forsake("the test's code " + how));
        return error;
    }
}
