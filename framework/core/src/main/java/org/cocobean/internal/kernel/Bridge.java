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

    private static final ThreadLocal<Call> OF_THREAD = new ThreadLocal<>();

    private final Kernel kernel;
    private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private int outside;

    Bridge(Kernel kernel) {
        this.kernel = kernel;
    }

    /// Blocking code under way. When the task that waits for it is cancelled, its thread is
    /// interrupted and nobody cares for it any more.
    private static final class Call {
        final Bridge bridge;
        boolean inside; // its thread waits for a task of the simulation
        volatile boolean abandoned;

        Call(Bridge bridge) {
            this.bridge = bridge;
        }
    }

    /// Runs blocking code in a thread of its own; the calling task waits, other tasks run on, time
    /// stands still.
    public <T extends @Nullable Object> T blocking(Callable<T> code) {
        kernel.checkTask();
        Done<T> done = new Done<>(kernel);
        Call call = new Call(this);
        outside++;
        Thread thread =
                Thread.ofPlatform()
                        .name("cocobean-blocking")
                        .daemon()
                        .start(() -> {
                            OF_THREAD.set(call);
                            Outcome<T> outcome = Outcome.of(code);
                            inbox.add(() -> {
                                if (!call.abandoned) {
                                    outside--;
                                    done.complete(outcome);
                                }
                            });
                        });
        try {
            return done.take();
        } catch (TaskCancelledException e) {
            if (done.outcome == null) {
                call.abandoned = true;
                outside -= call.inside ? 0 : 1;
                thread.interrupt();
            }
            throw e;
        }
    }

    /// Runs code as a task of the simulation while the calling thread, one of [#blocking], waits
    /// for it; time may pass.
    public static <T extends @Nullable Object> T inSimulation(Callable<T> code) {
        Call call = OF_THREAD.get();
        if (call == null) {
            throw new IllegalStateException(
                    "inSimulation(...) works only in code that was started by Cocobean.blocking(...), not in thread "
                            + Thread.currentThread().getName());
        }
        CompletableFuture<Outcome<T>> future = new CompletableFuture<>();
        call.bridge.inbox.add(() -> call.bridge.enter(call, code, future));
        try {
            return future.get().take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the simulation", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T extends @Nullable Object> void enter(
            Call call, Callable<T> code, CompletableFuture<Outcome<T>> future) {
        if (call.abandoned) {
            return; // its thread has been interrupted
        }
        outside--;
        call.inside = true;
        kernel.scheduler()
                .fork(
                        "inSimulation",
                        () -> {
                            Outcome<T> outcome = Outcome.of(code);
                            call.inside = false;
                            if (!call.abandoned) {
                                outside++;
                            }
                            future.complete(outcome);
                            if (outcome.failure() instanceof TaskCancelledException cancelled) {
                                throw cancelled;
                            }
                            return null;
                        });
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
            kernel.stop().requireAlive(); // the end of the simulation is what interrupts, mostly
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
