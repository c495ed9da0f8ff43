package org.cocobean.bus;

import org.cocobean.internal.kernel.StreamEngine;

/// Tells an engine the steps of a stall before their time.
final class EngineSteps {

    private final Stall.Program program;
    private final StreamEngine engine;
    private boolean complete;

    /// Begins at the beginning.
    EngineSteps(Stall stall, StreamEngine engine) {
        this.program = stall.start();
        this.engine = engine;
    }

    /// Adds as many as fit.
    void add() {
        while (!complete && engine.hasRoomForStep()) {
            Stall.Step step = program.next();
            engine.addStep(code(step.idle()), code(step.go()));
            complete = step.idle() == Stall.FOREVER || step.go() == Stall.FOREVER;
        }
    }

    private static int code(long cycles) {
        return cycles == Stall.FOREVER
                ? StreamEngine.FOREVER
                : cycles == Stall.UNTIL_TRANSFER
                        ? StreamEngine.UNTIL_TRANSFER
                        : Math.toIntExact(cycles);
    }
}
