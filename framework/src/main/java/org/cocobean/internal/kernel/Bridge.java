package org.cocobean.internal.kernel;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.cocobean.task.TaskCancelledException;
import org.jspecify.annotations.Nullable;

/// Where tasks meet blocking code in other threads. While such code runs, simulated time stands
/// still.
public final class Bridge {

    private static final ThreadLocal<Bridge> OF_THREAD = new ThreadLocal<>();

    private final Kernel kernel;
    private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private int outside;

    Bridge(Kernel kernel) {
        this.kernel = kernel;
    }

    /// Runs blocking code in a thread of its own; the calling task waits, other tasks run on, time
    /// stands still.
    public <T extends @Nullable Object> T blocking(Callable<T> code) {
        kernel.checkTask();
        Done<T> done = new Done<>(kernel);
        outside++;
        Thread.ofPlatform()
                .name("cocobean-blocking")
                .daemon()
                .start(() -> {
                    OF_THREAD.set(this);
                    Outcome<T> outcome = Outcome.of(code);
                    inbox.add(() -> {
                        outside--;
                        done.complete(outcome);
                    });
                });
        return done.take();
    }

    /// Runs code as a task of the simulation while the calling thread, one of [#blocking], waits
    /// for it; time may pass.
    public static <T extends @Nullable Object> T inSimulation(Callable<T> code) {
        Bridge bridge = OF_THREAD.get();
        if (bridge == null) {
            throw new IllegalStateException(
                    "inSimulation(...) works only in code that was started by Cocobean.blocking(...), not in thread "
                            + Thread.currentThread().getName());
        }
        CompletableFuture<Outcome<T>> future = new CompletableFuture<>();
        bridge.inbox.add(() -> {
            bridge.outside--;
            bridge.kernel.forkInternal(
                    "inSimulation",
                    () -> {
                        Outcome<T> outcome = Outcome.of(code);
                        bridge.outside++;
                        future.complete(outcome);
                        if (outcome.failure() instanceof TaskCancelledException cancelled) {
                            throw cancelled;
                        }
                        return null;
                    });
        });
        try {
            return future.get().take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the simulation", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// If code runs outside: waits for its next message and acts on it.
    boolean serve() {
        if (outside == 0) {
            return false;
        }
        try {
            inbox.take().run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while waiting for blocking code to return", e);
        }
        return true;
    }

    /// A result or a failure.
    private record Outcome<T extends @Nullable Object>(
            @Nullable T value, @Nullable Throwable failure) {
        static <T extends @Nullable Object> Outcome<T> of(Callable<T> code) {
            try {
                return new Outcome<>(code.call(), null);
            } catch (Throwable e) {
                return new Outcome<>(null, e);
            }
        }

        @SuppressWarnings("NullAway") // the value of code that may return null
        T take() {
            if (failure != null) {
                throw Kernel.<RuntimeException>sneaky(failure);
            }
            return value;
        }
    }

    /// Fires in the simulation when the code has returned.
    private static final class Done<T extends @Nullable Object> extends KernelTrigger {
        private final SoftPoint point = new SoftPoint(this);
        private @Nullable Outcome<T> outcome;

        Done(Kernel kernel) {
            super(kernel);
        }

        void complete(Outcome<T> result) {
            outcome = result;
            point.fire();
        }

        T take() {
            await();
            if (outcome == null) {
                throw new IllegalStateException("blocking code ended without an outcome");
            }
            return outcome.take();
        }

        @Override
        WaitPoint prepare() {
            return point;
        }

        @Override
        public String toString() {
            return "blocking code";
        }
    }
}
