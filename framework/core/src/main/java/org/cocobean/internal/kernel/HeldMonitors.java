package org.cocobean.internal.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import org.cocobean.trigger.Trigger;

/// Finds tasks that wait inside `synchronized`. All continuations share one thread, so a monitor
/// either does not keep other tasks out or blocks the thread for good, and the JVM tells neither.
///
/// Asking the JVM takes some 50 microseconds: the first waits are looked at, then ever fewer.
final class HeldMonitors {

    private static final int ALWAYS = 16;
    private static final String CONTINUATION = "jdk.internal.vm.Continuation";

    private final boolean needed;
    private long waits;
    private long next = 1;

    /// @param needed whether tasks share a thread
    HeldMonitors(boolean needed) {
        this.needed = needed;
    }

    /// Called when a task, not the main one, begins to wait.
    ///
    /// @throws IllegalStateException when it is found holding a monitor
    void check(TaskImpl<?> task, Trigger trigger) {
        if (++waits < next || !needed) {
            return;
        }
        next = waits + 1 + waits / ALWAYS;
        ThreadInfo info =
                ManagementFactory.getThreadMXBean()
                        .getThreadInfo(new long[] {CallingThread.get().threadId()}, true, false)[0];
        int own = depth(info.getStackTrace());
        for (MonitorInfo monitor : info.getLockedMonitors()) {
            if (monitor.getLockedStackDepth() >= 0 && monitor.getLockedStackDepth() < own) {
                throw new IllegalStateException(
                        "%s cannot wait for %s inside synchronized: it holds the monitor of %s, taken in %s, which would not keep other tasks out; use SimLock instead"
                                .formatted(
                                        task.name(),
                                        trigger,
                                        monitor,
                                        monitor.getLockedStackFrame()));
            }
        }
    }

    /// The number of frames that are the task's.
    private static int depth(StackTraceElement[] frames) {
        for (int i = 0; i < frames.length; i++) {
            if (frames[i].getClassName().equals(CONTINUATION)) {
                return i;
            }
        }
        return 0;
    }
}
