package org.cocobean;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cocobean.internal.launch.SimulationControl;
import org.cocobean.internal.settings.RunSettings;

/// What the present test has drawn in lanes, and how many lines it has logged.
final class TestLines implements SimulationControl.TestNotes {

    private final Lanes lanes = new Lanes();
    private final Map<String, LogLines> loggers = new ConcurrentHashMap<>();
    private final RunSettings settings;
    private int lines;

    TestLines(RunSettings settings) {
        this.settings = settings;
    }

    /// Returns what a logger writes to the logs of the tests.
    LogLines of(String logger) {
        return loggers.computeIfAbsent(logger, name -> new LogLines(name, settings));
    }

    Lanes lanes() {
        return lanes;
    }

    /// Counts a line of the test's logs.
    ///
    /// @return how many there are
    int count() {
        return ++lines;
    }

    @Override
    public void gather() {
        lanes.gather();
    }

    @Override
    public void clear() {
        lanes.clear();
        lines = 0;
    }
}
