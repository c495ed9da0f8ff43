package org.cocobean.task;

/// Mutual exclusion between tasks, granted strictly in the order of asking.
///
/// ```java
/// try (SimLock.Held held = lock.acquire()) { ... }
/// ```
public interface SimLock {

    /// Blocks until the lock belongs to the calling task.
    Held acquire();

    /// Tells whether some task holds it.
    boolean isHeld();

    /// The lock, held.
    interface Held extends AutoCloseable {

        /// Gives the lock to the task that has waited longest.
        ///
        /// @throws IllegalStateException when it was released already
        void release();

        /// Releases the lock, once.
        @Override
        void close();
    }
}
