package org.cocobean.internal.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.cocobean.time.SimTime;

/// Clocks that were made and have never been started: mostly what is wrong when nothing moves. May
/// be read from a watchdog's thread.
final class IdleClocks {

    private final Map<String, SimTime> periods = new ConcurrentSkipListMap<>();

    void made(String path, SimTime period) {
        periods.put(path, period);
    }

    void started(String path) {
        periods.remove(path);
    }

    void forget() {
        periods.clear();
    }

    /// Returns a line for each, for the table of who waits.
    Stream<String> lines() {
        return periods.entrySet().stream()
                .map(clock ->
                        "  the clock of %s on %s was made but never started: call start() on it"
                                .formatted(clock.getValue(), clock.getKey()));
    }
}
