package org.cocobean.bus;

/// Where an endpoint stands in its stall; counts cycles.
final class Pace {

    private final Stall.Program program;
    private final ClockDomain domain;
    private long idle;
    private long go;

    /// Begins at the beginning.
    public Pace(Stall stall, ClockDomain domain) {
        this.program = stall.start();
        this.domain = domain;
    }

    /// Tells whether the endpoint may go in the present cycle; if not, [#standStill] waits.
    public boolean mayGo() {
        while (idle == 0 && go == 0) {
            Stall.Step step = program.next();
            idle = step.idle();
            go = step.go();
        }
        return idle == 0;
    }

    /// Blocks for the cycles in which the endpoint does nothing.
    public void standStill() {
        long cycles = idle;
        while (idle == Stall.FOREVER) {
            domain.cycles(Integer.MAX_VALUE);
        }
        idle = 0;
        domain.cycles(cycles);
    }

    /// Tells whether every cycle must be looked at while the endpoint goes.
    public boolean countsCycles() {
        return go != Stall.FOREVER && go != Stall.UNTIL_TRANSFER;
    }

    /// A cycle has passed in which the endpoint went.
    public void cycle(boolean transferred) {
        if (go == Stall.UNTIL_TRANSFER) {
            go = transferred ? 0 : go;
        } else if (go != Stall.FOREVER) {
            go--;
        }
    }
}
