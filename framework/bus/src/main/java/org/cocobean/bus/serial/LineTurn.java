package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.lock;

import java.util.concurrent.Callable;
import org.cocobean.task.SimLock;

/// Transfers of one end of a line, one after the other, whoever asks. Each is a task of its own: it
/// goes on to its end when the one who waits for it is cancelled, so that nobody at the other end
/// sees a part of it.
final class LineTurn {

    private final String name;
    private final SimLock turn = lock();

    /// @param name of the tasks
    LineTurn(String name) {
        this.name = name;
    }

    /// Blocks until it is over.
    <T> T take(Callable<T> transfer) {
        return fork(
                        name,
                        () -> {
                            try (SimLock.Held held = turn.acquire()) {
                                return transfer.call();
                            }
                        })
                .join();
    }

    /// Blocks until it is over.
    void take(Runnable transfer) {
        take(() -> {
            transfer.run();
            return true;
        });
    }
}
