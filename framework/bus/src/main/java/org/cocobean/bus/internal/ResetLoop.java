package org.cocobean.bus.internal;

import static org.cocobean.Cocobean.fork;

import org.cocobean.bus.ClockDomain;
import org.cocobean.task.Task;
import org.jspecify.annotations.Nullable;

/// Runs the task of an endpoint while there is no reset, and anew after each one.
public final class ResetLoop {

    private ResetLoop() {}

    /// Starts it.
    ///
    /// @param rest puts the endpoint's signals at rest and forgets what a reset forgets
    public static void start(String name, ClockDomain domain, Runnable rest, Runnable body) {
        rest.run();
        if (domain.reset().isEmpty()) {
            fork(name, body);
            return;
        }
        fork(
                name + " (reset)",
                () -> {
                    while (true) {
                        if (domain.isInReset()) {
                            domain.awaitRelease();
                        }
                        Task<@Nullable Void> running = fork(name, body);
                        domain.awaitAssertion();
                        running.cancel();
                        rest.run();
                    }
                });
    }
}
