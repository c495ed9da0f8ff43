package org.cocobean.internal.kernel;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.task.TaskFailedError;
import org.cocobean.time.SimTime;
import org.jspecify.annotations.Nullable;

/// Where everything that fails a test is handed in, and where the main task is told of it, once.
final class FailureDesk {

    private final TaskImpl<?> main;
    private final List<TaskImpl<?>> watched = new ArrayList<>();
    private @Nullable Throwable failure;
    private boolean delivered;

    FailureDesk(TaskImpl<?> main) {
        this.main = main;
    }

    /// Fails the test with what a task failed with.
    ///
    /// @param at when that was, which may be a while ago
    void failTask(String name, SimTime at, Throwable thrown) {
        fail(
                Abort.is(thrown)
                        ? thrown
                        : new TaskFailedError(name + " failed at " + at + ": " + thrown, thrown));
    }

    /// Fails the test: the main task's wait throws the error as soon as the tasks that are ready
    /// have run.
    void fail(Throwable error) {
        if (failure == null || (Abort.is(failure) && !Abort.is(error))) {
            failure = error; // a failure is worth more than an assumption that does not hold
            delivered = false;
        } else if (failure != error) {
            failure.addSuppressed(error);
        }
        main.interruptWait();
    }

    /// A task failed and someone waits for its end without asking for its result yet.
    void watch(TaskImpl<?> failed) {
        watched.add(failed);
    }

    /// Throws the failure that the main task, which calls, has not been told yet.
    void deliver() {
        if (failure != null && !delivered) {
            delivered = true;
            throw Kernel.sneaky(failure);
        }
    }

    /// Notes an error that the main task is about to meet.
    void met(Throwable error) {
        failure = failure == null ? error : failure;
        delivered = true;
    }

    /// Returns the failure of the test so far.
    @Nullable Throwable failure() {
        return failure;
    }

    /// Returns the failure that was thrown into the test, if any was.
    @Nullable Throwable told() {
        return delivered ? failure : null;
    }

    /// The test is over: failures of tasks that nobody has asked for are handed in now.
    void collect() {
        for (TaskImpl<?> task : watched) {
            Throwable unobserved = task.unobservedFailure();
            if (unobserved != null) {
                failTask(task.name(), task.endedAt(), unobserved);
            }
        }
        watched.clear();
    }

    /// Makes room for the next test.
    ///
    /// @return the failure that the test's body has not seen, or null
    @Nullable Throwable close(boolean failed) {
        Throwable unseen = failed && delivered ? null : failure;
        clear();
        return unseen;
    }

    void clear() {
        failure = null;
        delivered = false;
    }
}
