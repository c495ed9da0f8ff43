package org.cocobean.internal.kernel;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.cocobean.internal.link.EngineCell;
import org.cocobean.internal.link.EngineKind;
import org.cocobean.internal.link.IndexList;
import org.cocobean.internal.link.Want;
import org.cocobean.internal.link.Window;

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
        this.readWrite = new PhaseTrigger(kernel, "readWrite()", Want.SETTLED);
        this.readOnly = new PhaseTrigger(kernel, "readOnly()", Want.END);
        this.nextTimeStep = new PhaseTrigger(kernel, "nextTimeStep()", Want.NEXT);
    }

    /// Takes an engine for a point.
    EngineCell allocate(EnginePoint point, EngineKind kind) {
        if (count == Window.engines()) {
            throw new IllegalStateException(
                    "more than "
                            + Window.engines()
                            + " waits are under way at once:\n"
                            + kernel.waitTable());
        }
        if (count == points.length) {
            points = Arrays.copyOf(points, 2 * count);
        }
        points[count] = point;
        return window.engine(count++, kind);
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
        IndexList list = window.fired();
        int fired = list.size();
        for (int i = 0; i < fired; i++) {
            fire(list.get(i));
        }
        return fired;
    }

    private void fire(int engine) {
        if (engine >= 0) {
            points[engine].fire();
        } else {
            trigger(Want.ofFired(engine)).point().fire();
        }
    }

    private PhaseTrigger trigger(Want phase) {
        return switch (phase) {
            case SETTLED -> readWrite;
            case END -> readOnly;
            case NEXT -> nextTimeStep;
        };
    }
}
