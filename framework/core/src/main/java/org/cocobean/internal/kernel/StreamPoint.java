package org.cocobean.internal.kernel;

import org.cocobean.internal.link.EdgeKind;
import org.cocobean.internal.link.EngineKind;
import org.cocobean.internal.link.Room;
import org.cocobean.trigger.Trigger;

/// Waits for what an engine tells that works beside the simulator.
final class StreamPoint extends EnginePoint {

    private final KernelTrigger trigger;

    /// @param room where what it does is described
    /// @param name what it is waited for
    private StreamPoint(
            Kernel kernel,
            EngineKind kind,
            SignalImpl signal,
            EdgeKind edges,
            Room room,
            String name) {
        super(kernel, kind);
        this.trigger = new Fired(kernel, this, name);
        cell.setSlot(signal.slot());
        cell.setEdges(edges);
        cell.setDescription(room);
    }

    /// Makes an engine that works at the edges of a clock.
    static StreamPoint clocked(Kernel kernel, EngineKind kind, SignalImpl clock, Room room) {
        String name = "a stream at rising(" + clock.path() + ")";
        return new StreamPoint(kernel, kind, clock, EdgeKind.RISING, room, name);
    }

    /// Makes an engine that works on a serial line.
    static StreamPoint serial(Kernel kernel, SignalImpl line, Room room) {
        String name = "frames on " + line.path();
        return new StreamPoint(kernel, EngineKind.UART, line, EdgeKind.FALLING, room, name);
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
        private final String name;

        Fired(Kernel kernel, StreamPoint point, String name) {
            super(kernel);
            this.point = point;
            this.name = name;
        }

        @Override
        WaitPoint prepare() {
            return point;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
