package org.cocobean;

import java.util.Locale;
import java.util.Optional;
import org.cocobean.internal.settings.RunSettings;
import org.slf4j.event.Level;

/// What one component writes to the logs of tests: its level, its lines with the simulated time,
/// and the limit of a test.
final class LogLines {

    private final String component;
    private final RunSettings settings;
    private final int threshold;

    LogLines(String component, RunSettings settings) {
        this.component = component;
        this.settings = settings;
        this.threshold =
                switch (settings.logLevel(component)) {
                    case "off" -> Integer.MAX_VALUE;
                    case String level -> Level.valueOf(level.toUpperCase(Locale.ROOT)).toInt();
                };
    }

    boolean isEnabled(Level level) {
        return level.toInt() >= threshold;
    }

    /// Writes a text to the log of a test.
    ///
    /// @return it with what stands in front of it; empty beyond the limit
    Optional<String> keep(Simulation simulation, Level level, String text) {
        int left = settings.logLimit() - simulation.countLine();
        if (left < 0) {
            return Optional.empty();
        }
        String rank = level == Level.INFO ? "" : level + " ";
        String whole = simulation.time() + ": " + rank + component + ": " + text;
        whole.lines().forEach(simulation::keep);
        if (left == 0) {
            simulation.log(
                    "%d lines of this test's logs have been written, further ones are left out: -Dcocobean.log.limit=N allows more, -Dcocobean.log=warn asks for fewer"
                            .formatted(settings.logLimit()));
        }
        return Optional.of(whole);
    }
}
