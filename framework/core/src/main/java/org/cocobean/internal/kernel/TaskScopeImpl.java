package org.cocobean.internal.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cocobean.task.Task;
import org.cocobean.task.TaskScope;
import org.jspecify.annotations.Nullable;

/// Tasks that end together.
public final class TaskScopeImpl implements TaskScope {

    private final Kernel kernel;
    private final TaskImpl<?> owner;
    private final List<TaskImpl<?>> tasks = new ArrayList<>();
    private @Nullable TaskImpl<?> failed;
    private boolean cancelled;
    private boolean closed;
    private int joined;

    /// Opens a scope of the calling task.
    public TaskScopeImpl(Kernel kernel) {
        kernel.checkTask();
        this.kernel = kernel;
        this.owner = kernel.scheduler().current();
    }

    @Override
    public <T extends @Nullable Object> Task<T> fork(Callable<T> body) {
        return start(null, body);
    }

    @Override
    public Task<@Nullable Void> fork(Runnable body) {
        return start(null, Kernel.callable(body));
    }

    @Override
    public <T extends @Nullable Object> Task<T> fork(String name, Callable<T> body) {
        return start(name, body);
    }

    @Override
    public Task<@Nullable Void> fork(String name, Runnable body) {
        return start(name, Kernel.callable(body));
    }

    private <T extends @Nullable Object> Task<T> start(@Nullable String name, Callable<T> body) {
        if (closed || cancelled) {
            TaskImpl<?> by = failed;
            throw new IllegalStateException(
                    "no task can be started in a scope that "
                            + (by != null
                                    ? "was ended by the failure of " + by.name()
                                    : closed ? "is closed" : "was cancelled"),
                    by == null ? null : by.failure());
        }
        TaskImpl<T> task = kernel.fork(name, body);
        tasks.add(task);
        task.whenDone(() -> ended(task));
        return task;
    }

    private void ended(TaskImpl<?> task) {
        if (task.hasFailed() && failed == null) {
            failed = task;
            cancel();
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        for (TaskImpl<?> task : List.copyOf(tasks)) {
            if (task != kernel.scheduler().current()) {
                task.cancel();
            }
        }
    }

    @Override
    public void join() {
        awaitAll();
        joined = tasks.size();
        TaskImpl<?> first = failed;
        Throwable failure = first == null ? null : first.takeFailure();
        if (failure == null) {
            return;
        }
        for (TaskImpl<?> task : tasks) {
            Throwable more = task == first ? null : task.takeFailure();
            if (more != null && more != failure) {
                failure.addSuppressed(more);
            }
        }
        throw Kernel.<RuntimeException>sneaky(failure);
    }

    private void awaitAll() {
        if (kernel.scheduler().current() != owner) {
            throw new IllegalStateException(
                    "a scope belongs to the task that opened it, "
                            + owner.name()
                            + "; "
                            + kernel.scheduler().current().name()
                            + " cannot wait for its end");
        }
        for (int i = 0; i < tasks.size(); i++) {
            tasks.get(i).done().await();
        }
    }

    /// A task that is itself cancelled may not wait; what it started ends in its own turn then.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean forgotten = joined < tasks.size();
        cancel();
        if (!kernel.isOver() && !owner.isCancelRequested()) {
            awaitAll();
        }
        if (forgotten) {
            throw new IllegalStateException(
                    "the block of a task scope was left without join(): its tasks were cancelled, and how they ended was not looked at");
        }
    }
}
