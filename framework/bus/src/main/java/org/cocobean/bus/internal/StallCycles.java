package org.cocobean.bus.internal;

import org.cocobean.bus.Stall;

/// The cycles of one endpoint that asks in each of them whether it stands still. It goes for one
/// cycle where a [Stall.Step] says that it goes until something has been transferred.
public final class StallCycles {

    private final Stall.Program program;
    private long idle;
    private long go;

    /// Begins at the beginning.
    public StallCycles(Stall stall) {
        this.program = stall.start();
    }

    /// Tells whether it stands still in the next cycle.
    public boolean standsStill() {
        while (idle == 0 && go == 0) {
            Stall.Step step = program.next();
            idle = step.idle();
            go = step.go() == Stall.UNTIL_TRANSFER ? 1 : step.go();
        }
        if (idle > 0) {
            idle -= idle == Stall.FOREVER ? 0 : 1;
            return true;
        }
        go -= go == Stall.FOREVER ? 0 : 1;
        return false;
    }
}
