package org.cocobean.internal.kernel;

/// Someone who is told when a wait point fires.
interface Waiter {
    void fired(WaitPoint point);
}
