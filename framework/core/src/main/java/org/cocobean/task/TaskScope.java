package org.cocobean.task;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Tasks that belong together: when one fails the others are cancelled, and none outlives the
/// block.
///
/// ```java
/// try (TaskScope scope = taskScope()) {
///     Task<Integer> sent = scope.fork(() -> send(frames));
///     Task<Integer> received = scope.fork(() -> receive());
///     scope.join();
///     assertThat(received.join()).isEqualTo(sent.join());
/// }
/// ```
///
/// Works as `java.util.concurrent.StructuredTaskScope` does: a block that is left before [#join()],
/// by an exception, cancels what it started.
public interface TaskScope extends AutoCloseable {

    /// Starts a task in the scope; its failure is thrown by [#join()].
    ///
    /// @throws IllegalStateException when the scope is closed, or was cancelled or failed: then
    ///   with the failure as its cause
    <T extends @Nullable Object> Task<T> fork(Callable<T> body);

    /// Starts a task without a result.
    Task<@Nullable Void> fork(Runnable body);

    /// Starts a task with a name, which messages show.
    <T extends @Nullable Object> Task<T> fork(String name, Callable<T> body);

    /// Starts a task without a result, with a name, which messages show.
    Task<@Nullable Void> fork(String name, Runnable body);

    /// Blocks until all tasks have ended, those too that they start in the scope meanwhile. When
    /// one fails the others are cancelled at once, and its exception is thrown once they have
    /// ended.
    void join();

    /// Cancels all tasks that have not ended.
    void cancel();

    /// Cancels all tasks that have not ended and blocks until they have.
    ///
    /// @throws IllegalStateException when tasks were started and not joined, so that their ends
    ///   were not looked at
    @Override
    void close();
}
