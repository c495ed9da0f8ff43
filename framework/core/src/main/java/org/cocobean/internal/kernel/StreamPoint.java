package org.cocobean.internal.kernel;

import org.cocobean.internal.link.EdgeKind;
import org.cocobean.internal.link.EngineKind;
import org.cocobean.internal.link.Room;
import org.cocobean.trigger.Trigger;

/// Waits for what an engine tells of its stream.
final class StreamPoint extends EnginePoint {

    private final KernelTrigger trigger;

    /// @param room where what it does is described
    StreamPoint(Kernel kernel, EngineKind kind, SignalImpl clock, Room room) {
        super(kernel, kind);
        this.trigger = new Fired(kernel, this, clock);
        cell.setSlot(clock.slot());
        cell.setEdges(EdgeKind.RISING);
        cell.setDescription(room);
    }

    @Override
    Trigger trigger() {
        return trigger;
    }

    /// Waiting for it and leaving it does not concern the engine, which runs on.
    @Override
    void disarm() {
        kernel.scheduler().armed(-1);
    }

    private static final class Fired extends KernelTrigger {
        private final StreamPoint point;
        private final SignalImpl clock;

        Fired(Kernel kernel, StreamPoint point, SignalImpl clock) {
            super(kernel);
            this.point = point;
            this.clock = clock;
        }

        @Override
        WaitPoint prepare() {
            return point;
        }

        @Override
        public String toString() {
            return "a stream at rising(" + clock.path() + ")";
        }
    }
}
