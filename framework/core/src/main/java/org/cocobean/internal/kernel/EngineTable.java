package org.cocobean.internal.kernel;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.cocobean.internal.link.Window;
import org.cocobean.internal.link.WindowLayout;

/// The wait points that the agent fires: one for each of its engines, and one for each phase.
final class EngineTable {

    private final Kernel kernel;
    private final Window window;
    private EnginePoint[] points = new EnginePoint[64];
    private int count;
    private final ArrayDeque<TimerPoint> idleTimers = new ArrayDeque<>();
    private final PhaseTrigger readWrite;
    private final PhaseTrigger readOnly;
    private final PhaseTrigger nextTimeStep;

    EngineTable(Kernel kernel, Window window) {
        this.kernel = kernel;
        this.window = window;
        this.readWrite = new PhaseTrigger(kernel, "readWrite()", WindowLayout.WANT_SETTLED);
        this.readOnly = new PhaseTrigger(kernel, "readOnly()", WindowLayout.WANT_END);
        this.nextTimeStep = new PhaseTrigger(kernel, "nextTimeStep()", WindowLayout.WANT_NEXT);
    }

    /// Takes an engine for a point.
    int allocate(EnginePoint point) {
        if (count == WindowLayout.ENGINES) {
            throw new IllegalStateException(
                    "more than "
                            + WindowLayout.ENGINES
                            + " waits are under way at once:\n"
                            + kernel.waitTable());
        }
        if (count == points.length) {
            points = Arrays.copyOf(points, 2 * count);
        }
        points[count] = point;
        window.setInt(WindowLayout.ENGINE_COUNT, count + 1);
        return count++;
    }

    TimerPoint borrowTimer(TimerTrigger trigger) {
        TimerPoint point = idleTimers.poll();
        return (point == null ? new TimerPoint(kernel) : point).lend(trigger);
    }

    void giveBack(TimerPoint point) {
        idleTimers.push(point);
    }

    PhaseTrigger readWrite() {
        return readWrite;
    }

    PhaseTrigger readOnly() {
        return readOnly;
    }

    PhaseTrigger nextTimeStep() {
        return nextTimeStep;
    }

    /// Fires all that the agent says to have fired at this stop.
    ///
    /// @return how many those were
    int fire() {
        int fired = window.getInt(WindowLayout.FIRED_COUNT);
        for (int i = 0; i < fired; i++) {
            fire(window.getInt(WindowLayout.FIRED + 4L * i));
        }
        return fired;
    }

    private void fire(int engine) {
        if (engine >= 0) {
            points[engine].fire();
        } else {
            switch (engine) {
                case WindowLayout.FIRED_SETTLED -> readWrite.point().fire();
                case WindowLayout.FIRED_END -> readOnly.point().fire();
                default -> nextTimeStep.point().fire();
            }
        }
    }
}
