package org.cocobean.internal.kernel;

/// A body of code that can be left in the middle and taken up again.
interface Coroutine {

    /// Runs the body until it suspends or ends. Called by the driver, never by a coroutine.
    void run();

    /// Leaves the body; returns when [#run()] is called again. Called inside the body.
    void suspend();

    /// Tells whether the body has ended.
    boolean isDone();

    /// Returns where the body stands, as well as that can be told; may be called from any thread
    /// while the body does not run.
    StackTraceElement[] stackTrace();

    /// Makes coroutines.
    interface Factory {
        Coroutine create(Runnable body);
    }
}
