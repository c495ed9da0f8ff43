package org.cocobean.internal.kernel;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.internal.link.Link;
import org.jspecify.annotations.Nullable;

/// What a watchdog, in a thread of its own, sees and does of a simulation that stands still.
final class Onlooker {

    private final Scheduler scheduler;
    private final Stop stop;
    private final Obligations obligations;
    private volatile @Nullable Thread interrupted;

    Onlooker(Scheduler scheduler, Stop stop, Obligations obligations) {
        this.scheduler = scheduler;
        this.stop = stop;
        this.obligations = obligations;
    }

    /// Says what the simulation does and waits for.
    String report() {
        try {
            return whoWaits();
        } catch (RuntimeException e) {
            return "at " + stop.time() + ", while tasks came and went"; // seen from another thread
        }
    }

    private String whoWaits() {
        Thread running = scheduler.runner();
        StackTraceElement[] stack = running.getStackTrace();
        String waiting =
                Stream.concat(
                                scheduler.live().stream().map(TaskImpl::waitReport),
                                Stream.of(obligations.outstanding()))
                        .filter(Objects::nonNull)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n"));
        return "%s is %s since %s%s:\n%s%s"
                .formatted(
                        scheduler.current().name(),
                        running.getState(),
                        stop.time(),
                        running.getState() == Thread.State.RUNNABLE ? "" : StackText.blocker(stack),
                        StackText.of(stack),
                        waiting.isEmpty() ? "" : "\n" + waiting);
    }

    /// Interrupts the code of the test, if it runs or blocks instead of waiting for the simulator.
    void interrupt() {
        Thread running = scheduler.runner();
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
    void takeInterruptBack() {
        if (interrupted == Thread.currentThread()) {
            interrupted = null;
            Thread.interrupted();
        }
    }
}
