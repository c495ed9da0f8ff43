package org.cocobean.junit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.Optional;
import org.cocobean.internal.kernel.Belongings;
import org.cocobean.internal.kernel.StackText;
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
final class BodyThread {

    private static final long LOOK_MS = 500;
    private static final int SURE = 3;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final String MONITOR =
            "is blocked for ever: a task that waits for the simulation inside synchronized keeps the thread of all tasks out of its monitor (use SimLock instead)";

    private final Invocation<@Nullable Void> code;
    private final Belongings belongings = Belongings.ofThisThread();
    private final Thread thread;
    private final Duration limit;
    private final long limitNs;
    private @Nullable Throwable failure;
    private boolean leftInterrupted;
    private long interruptedNs;
    private int blocked;

    private BodyThread(Invocation<@Nullable Void> code, Duration limit) {
        this.code = code;
        this.limit = limit;
        this.limitNs =
                System.nanoTime()
                        + limit.plusSeconds(1).toNanos(); // the simulation's own comes first
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name(Thread.currentThread().getName())
                        .inheritInheritableThreadLocals(false)
                        .unstarted(this::run);
    }

    /// Runs the code; where the JVM does not open its threads to us, on the calling one.
    static void run(Invocation<@Nullable Void> code, Duration limit) throws Throwable {
        if (!Belongings.areAvailable()) {
            code.proceed();
            return;
        }
        new BodyThread(code, limit).start();
    }

    private void run() {
        belongings.swap();
        try {
            SimulationControl.ofThread().ifPresent(SimulationControl::follow);
            code.proceed();
        } catch (Throwable e) {
            failure = e;
        } finally {
            leftInterrupted = Thread.currentThread().isInterrupted();
            belongings.swap();
        }
    }

    private void start() throws Throwable {
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
        if (failure != null) {
            throw failure;
        }
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
        if (interruptedNs == 0 && now > limitNs) {
            interrupt();
        }
        if (interruptedNs != 0 && now - interruptedNs > GRACE.toNanos()) {
            throw hung(
                    "did not come back when it was interrupted (a loop without a wait?); its limit is %s (-Dcocobean.timeout)"
                            .formatted(Words.of(limit)));
        }
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
