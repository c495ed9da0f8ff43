package org.cocobean.internal.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.cocobean.time.SimTime;

/// Clocks that were made and have never been started: mostly what is wrong when nothing moves.
final class IdleClocks {

    private final Map<String, SimTime> periods = new LinkedHashMap<>();

    void made(String path, SimTime period) {
        periods.put(path, period);
    }

    void started(String path) {
        periods.remove(path);
    }

    void forget() {
        periods.clear();
    }

    /// Returns a line for each, to be added to the table of who waits.
    String lines() {
        return periods.entrySet().stream()
                .map(clock ->
                        "\n  the clock of %s on %s was made but never started: call start() on it"
                                .formatted(clock.getValue(), clock.getKey()))
                .collect(Collectors.joining());
    }
}
