package org.cocobean.bus;

import static org.cocobean.Cocobean.withTimeout;

import java.util.Optional;
import org.cocobean.time.SimTime;

/// Keeps what comes over a bus until it is asked for.
///
/// @param <T> what comes
public interface Receiver<T> extends Watcher<T> {

    /// Blocks until something has come and takes it, with its times.
    Transfer<T> next();

    /// Returns how much waits to be taken.
    int size();

    /// Blocks until something has come and takes it.
    default T receive() {
        return next().item();
    }

    /// Blocks until something has come and takes it, but no longer than the given simulated time.
    ///
    /// @throws org.cocobean.trigger.SimTimeoutException when the time is over first
    default T receive(SimTime limit) {
        return size() == 0 ? withTimeout(limit, () -> receive()) : receive();
    }

    /// Takes what has come, if there is something.
    default Optional<T> tryReceive() {
        return size() == 0 ? Optional.empty() : Optional.of(receive());
    }
}
