package org.cocobean.internal.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.util.HashSet;
import java.util.Set;
import org.cocobean.trigger.Trigger;

/// Finds tasks that wait inside `synchronized`. All continuations share one thread, so a monitor
/// either does not keep other tasks out or blocks the thread for good, and the JVM tells neither.
///
/// Asking the JVM takes some 50 microseconds: the first waits are looked at, then ever fewer.
final class HeldMonitors {

    private static final int ALWAYS = 16;
    private static final String CONTINUATION = "jdk.internal.vm.Continuation";

    private final boolean needed;
    private final Set<String> before = new HashSet<>();
    private long waits;
    private long next = 1;

    /// @param needed whether tasks share a thread
    HeldMonitors(boolean needed) {
        this.needed = needed;
        lookBefore();
    }

    /// What the thread of the main task, which is the calling one, holds already belongs to whoever
    /// started the test.
    void lookBefore() {
        before.clear();
        if (needed) {
            for (MonitorInfo monitor : callingThread().getLockedMonitors()) {
                before.add(monitor.toString());
            }
        }
    }

    private static ThreadInfo callingThread() {
        return ManagementFactory.getThreadMXBean()
                .getThreadInfo(new long[] {CallingThread.get().threadId()}, true, false)[0];
    }

    /// Called when a task begins to wait that is not the only one.
    ///
    /// @throws IllegalStateException when it is found holding a monitor
    void check(TaskImpl<?> task, Trigger trigger) {
        if (++waits < next || !needed) {
            return;
        }
        next = waits + 1 + waits / ALWAYS;
        ThreadInfo info = callingThread();
        int own = depth(info.getStackTrace());
        for (MonitorInfo monitor : info.getLockedMonitors()) {
            if (monitor.getLockedStackDepth() >= 0
                    && monitor.getLockedStackDepth() < own
                    && !before.contains(monitor.toString())) {
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

    /// The number of frames that are the task's: all, if it is the main one.
    private static int depth(StackTraceElement[] frames) {
        for (int i = 0; i < frames.length; i++) {
            if (frames[i].getClassName().equals(CONTINUATION)) {
                return i;
            }
        }
        return frames.length;
    }
}
