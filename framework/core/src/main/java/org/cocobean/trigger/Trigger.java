package org.cocobean.trigger;

import org.cocobean.time.SimTime;

/// Something that will happen in the simulation and that a task can wait for.
///
/// Triggers are descriptions: making one costs nothing and starts nothing, and one trigger may be
/// awaited many times, by many tasks at once. Made by handles ([Edge]) and by the static methods of
/// `org.cocobean.Cocobean`. Not for implementation by users.
public interface Trigger {

    /// Blocks the calling task until the trigger fires.
    ///
    /// Tasks that wake at the same moment run in the order in which they began to wait.
    ///
    /// @return the trigger that fired: this one, or for a first-of the member that fired
    /// @throws IllegalStateException outside a task, or in a phase from which the trigger cannot be
    ///   awaited
    Trigger await();

    /// Blocks until the trigger fires, but no longer than the given simulated time.
    ///
    /// @throws SimTimeoutException when the time is over first
    Trigger await(SimTime timeout);
}
