package org.cocobean.internal.kernel;

import java.util.Arrays;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// A place where tasks wait: a first-in-first-out list of waiters, armed while it is not empty.
abstract class WaitPoint {

    private @Nullable Waiter[] waiters = new Waiter[1];
    private int count;

    /// Returns what fired, for those who wake.
    abstract Trigger trigger();

    /// The first waiter has come.
    abstract void arm();

    /// The last waiter has left without the point having fired.
    abstract void disarm();

    /// The point has fired and all waiters are gone.
    void fired() {}

    final void add(Waiter waiter) {
        if (count == 0) {
            arm();
        }
        if (count == waiters.length) {
            waiters = Arrays.copyOf(waiters, 2 * count);
        }
        waiters[count++] = waiter;
    }

    final void remove(Waiter waiter) {
        for (int i = 0; i < count; i++) {
            if (waiters[i] == waiter) {
                System.arraycopy(waiters, i + 1, waiters, i, count - i - 1);
                waiters[--count] = null;
                if (count == 0) {
                    disarm();
                }
                return;
            }
        }
    }

    final boolean hasWaiters() {
        return count > 0;
    }

    /// Wakes all waiters. A point may be told to fire after its last waiter has left in the same
    /// stop, when another member of a group fired first.
    final void fire() {
        if (count == 0) {
            return;
        }
        int n = count;
        count = 0;
        fired();
        for (int i = 0; i < n; i++) {
            Waiter waiter = waiters[i];
            waiters[i] = null;
            if (waiter != null) {
                waiter.fired(this);
            }
        }
    }
}
