package org.cocobean.internal.kernel;

import org.cocobean.time.SimTime;
import org.cocobean.trigger.SimTimeoutException;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// The base of all triggers of a simulation.
abstract class KernelTrigger implements Trigger {

    final Kernel kernel;

    KernelTrigger(Kernel kernel) {
        this.kernel = kernel;
    }

    /// Returns the point at which the next waiter may be added; it must be added before anything
    /// else happens.
    ///
    /// @throws IllegalStateException when the present phase forbids the wait
    abstract WaitPoint prepare();

    /// Returns what has fired already, or null when waiting is needed.
    @Nullable Trigger already() {
        return null;
    }

    /// Tells whether it is the end of a task that failed.
    boolean hasFailed() {
        return false;
    }

    /// Returns the failure of that task, to somebody who throws it.
    @Nullable Throwable takeFailure() {
        return null;
    }

    @Override
    public Trigger await() {
        return kernel.scheduler().await(this);
    }

    @Override
    public final Trigger await(SimTime timeout) {
        TimerTrigger timer = kernel.timer(timeout);
        Trigger first = kernel.scheduler().await(new GroupTrigger(kernel, false, this, timer));
        if (first == timer) {
            throw new SimTimeoutException(
                    this + " did not fire within " + timeout + " (now " + kernel.time() + ")");
        }
        rethrow();
        return first;
    }

    /// Throws the failure of a task that a group of all waits for.
    void rethrow() {}

    static KernelTrigger of(Trigger trigger) {
        if (trigger instanceof KernelTrigger own) {
            return own;
        }
        throw new IllegalArgumentException(
                trigger
                        + " is not a trigger of a simulation; make triggers with handles and Cocobean's methods");
    }
}
