package org.cocobean.internal.kernel;

import java.util.concurrent.Callable;
import org.cocobean.task.Task;
import org.cocobean.task.TaskCancelledException;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// A task: the test itself, or a forked body of code in a coroutine.
public final class TaskImpl<T extends @Nullable Object> implements Task<T>, Waiter {

    private enum State {
        NEW,
        STARTED,
        DONE,
        FAILED,
        CANCELLED
    }

    /// How often a cancelled task may catch its cancellation and wait again before it is left where
    /// it is.
    private static final int PATIENCE = 100;

    private final Kernel kernel;
    private final String name;
    private final @Nullable Callable<T> body;
    private final @Nullable Coroutine coroutine;
    private final DoneTrigger done;
    private final JoinTrigger joined;

    private State state = State.NEW;
    private @Nullable T result;
    private @Nullable Throwable failure;
    private boolean observed;
    private boolean cancelRequested;
    private int cancelsDelivered;

    private @Nullable WaitPoint waitingAt;
    private @Nullable Trigger waitingFor;
    private @Nullable Trigger firedBy;
    private long waitingSince;
    private long ended;
    private long order;

    TaskImpl(
            Kernel kernel,
            String name,
            @Nullable Callable<T> body,
            Coroutine.@Nullable Factory factory) {
        this.kernel = kernel;
        this.name = name;
        this.body = body;
        this.done = new DoneTrigger();
        this.joined = new JoinTrigger();
        this.coroutine = factory == null ? null : factory.create(this::runBody);
    }

    // ---- for the scheduler
    // -------------------------------------------------------------------------------------

    boolean isMain() {
        return coroutine == null;
    }

    long order() {
        return order;
    }

    /// Runs until the task waits or ends; for the driver.
    void proceed() {
        if (state == State.NEW) {
            state = State.STARTED;
        }
        if (coroutine != null) {
            coroutine.run();
        }
    }

    void suspend() {
        if (coroutine != null) {
            coroutine.suspend();
        }
    }

    void beginWait(WaitPoint point, Trigger trigger, long since, long newOrder) {
        point.add(this); // may refuse
        waitingAt = point;
        waitingFor = trigger;
        waitingSince = since;
        order = newOrder;
    }

    /// Waits for a turn of the ready queue.
    void beginTurn(long newOrder) {
        order = newOrder;
    }

    Trigger endWait() {
        Trigger by = firedBy;
        firedBy = null;
        waitingFor = null;
        return by == null ? done : by;
    }

    @Override
    public void fired(WaitPoint point) {
        firedBy = point.trigger();
        waitingAt = null;
        kernel.scheduler().makeReady(this);
    }

    /// Ends the present wait without its trigger; false when the task did not wait.
    boolean interruptWait() {
        if (waitingAt == null) {
            return false;
        }
        waitingAt.remove(this);
        waitingAt = null;
        kernel.scheduler().makeReady(this);
        return true;
    }

    boolean isCancelRequested() {
        return cancelRequested;
    }

    /// Throws when the task was cancelled; called wherever it waits or wakes.
    void checkCancelled() {
        if (!cancelRequested) {
            return;
        }
        if (cancelsDelivered == 1) {
            kernel.desk()
                    .fail(
                            new IllegalStateException(
                                    name
                                            + " waited again after it was cancelled: let TaskCancelledException pass"));
        }
        if (++cancelsDelivered > PATIENCE) {
            abandon();
        }
        throw new TaskCancelledException(name + " was cancelled at " + kernel.time());
    }

    /// Leaves a body that would never end where it is, for good.
    private void abandon() {
        state = State.CANCELLED;
        finish();
        while (true) {
            suspend();
        }
    }

    /// Returns a line of the table of waits, or null when the task does not wait.
    @Nullable String waitLine() {
        if (waitingFor == null) {
            return null;
        }
        return "  %-16s waits for %-44s since %s"
                .formatted(name, waitingFor, kernel.stop().time(waitingSince));
    }

    /// Returns the same with the line of code at which it waits; for a simulation that stands
    /// still.
    @Nullable String waitReport() {
        String line = waitLine();
        return line == null || coroutine == null
                ? line
                : line + StackText.place(coroutine.stackTrace());
    }

    /// Returns the failure that nobody has seen yet.
    @Nullable Throwable unobservedFailure() {
        return state == State.FAILED && !observed ? failure : null;
    }

    /// Returns the moment in which the task ended.
    SimTime endedAt() {
        return kernel.stop().time(ended);
    }

    boolean hasFailed() {
        return state == State.FAILED;
    }

    @Nullable Throwable failure() {
        return failure;
    }

    /// Returns the failure of a task that failed, to somebody who throws it.
    @Nullable Throwable takeFailure() {
        observed = true;
        return state == State.FAILED ? failure : null;
    }

    /// Has code run when the task ends, in its last turn; that counts as waiting for its end.
    void whenDone(Runnable code) {
        done.point.add(point -> code.run());
    }

    boolean hasStarted() {
        return state != State.NEW;
    }

    private void runBody() {
        kernel.enter();
        try {
            if (body == null) {
                throw new IllegalStateException("the main task has no body");
            }
            result = body.call();
            if (cancelRequested) {
                state = State.CANCELLED;
                kernel.desk()
                        .fail(
                                new IllegalStateException(
                                        name
                                                + " was cancelled but went on to its end: let TaskCancelledException pass"
                                                + " instead of catching it"));
            } else {
                state = State.DONE;
            }
        } catch (TaskCancelledException e) {
            if (cancelRequested) {
                state = State.CANCELLED;
            } else {
                state = State.FAILED;
                failure = e;
            }
        } catch (Throwable e) {
            state = State.FAILED;
            failure = e;
        }
        finish();
    }

    private void finish() {
        ended = kernel.stop().now();
        kernel.scheduler().ended(this);
        boolean joiners = joined.point.hasWaiters();
        boolean watchers = done.point.hasWaiters();
        Throwable thrown = failure;
        joined.point.fire();
        done.point.fire();
        if (thrown == null) {
            return;
        }
        if (cancelRequested && thrown instanceof SimulationOverException) {
            observed = true; // it tried to tidy up in a simulation that is gone: not worth telling
        } else if (joiners || (watchers && !cancelRequested)) {
            kernel.desk().watch(this); // who waits may be cancelled before it is told
        } else {
            observed = true;
            kernel.desk().failTask(name, endedAt(), thrown);
        }
    }

    // ---- for users
    // ---------------------------------------------------------------------------------------------

    @Override
    public String name() {
        return name;
    }

    @Override
    @SuppressWarnings("NullAway") // the result of a task that may return null
    public T join() {
        if (!isDone()) {
            kernel.scheduler().await(joined);
        }
        observed = true;
        if (state == State.FAILED && failure != null) {
            throw Kernel.<RuntimeException>sneaky(failure);
        }
        if (state == State.CANCELLED) {
            throw new TaskCancelledException(name + " was cancelled, so it has no result");
        }
        return result;
    }

    @Override
    public void cancel() {
        kernel.scheduler().checkThread();
        if (isDone() || cancelRequested) {
            return;
        }
        if (kernel.scheduler().current() == this) {
            throw new IllegalStateException(name + " cannot cancel itself: return from it instead");
        }
        if (isMain()) {
            throw new IllegalStateException("the test itself cannot be cancelled");
        }
        cancelRequested = true;
        if (state == State.NEW) {
            state = State.CANCELLED;
            kernel.scheduler().forget(this);
            finish();
        } else {
            interruptWait();
        }
    }

    @Override
    public boolean isDone() {
        return state != State.NEW && state != State.STARTED;
    }

    @Override
    public boolean isCancelled() {
        return state == State.CANCELLED;
    }

    @Override
    public Trigger done() {
        return done;
    }

    /// Fires when the task ends; waiting for it does not count as looking at its result.
    private class DoneTrigger extends KernelTrigger {
        final SoftPoint point = new SoftPoint(this);

        DoneTrigger() {
            super(TaskImpl.this.kernel);
        }

        @Override
        WaitPoint prepare() {
            return point;
        }

        @Override
        @Nullable Trigger already() {
            return isDone() ? this : null;
        }

        @Override
        @Nullable Throwable takeFailure() {
            return TaskImpl.this.takeFailure();
        }

        @Override
        boolean hasFailed() {
            return state == State.FAILED;
        }

        @Override
        public String toString() {
            return "end of " + name;
        }
    }

    /// What joiners wait for.
    private final class JoinTrigger extends DoneTrigger {}
}
