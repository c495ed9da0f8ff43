package org.cocobean;

import org.cocobean.internal.launch.SimulationControl;

/// What the present test has drawn in lanes, and how many lines it has logged.
final class TestLines implements SimulationControl.TestNotes {

    private final Lanes lanes = new Lanes();
    private int lines;

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
