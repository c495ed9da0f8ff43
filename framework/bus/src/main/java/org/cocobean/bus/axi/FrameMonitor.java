package org.cocobean.bus.axi;

import java.util.Optional;
import java.util.function.Consumer;
import org.cocobean.bus.StreamMonitor;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;

/// Watches the frames of an AXI-Stream.
public final class FrameMonitor implements Watcher<Frame> {

    private final StreamMonitor<AxiBeat> monitor;
    private final FrameAssembler assembler = new FrameAssembler();

    FrameMonitor(StreamMonitor<AxiBeat> monitor) {
        this.monitor = monitor;
        monitor.onReset(assembler::clear);
    }

    /// Blocks until a frame has ended that this method has not returned yet. What listeners have
    /// been told is not kept.
    public Transfer<Frame> next() {
        while (true) {
            Optional<Transfer<Frame>> frame = assembler.add(monitor.next());
            if (frame.isPresent()) {
                return frame.get();
            }
        }
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<Frame>> listener) {
        FrameAssembler own = new FrameAssembler();
        monitor.onReset(own::clear);
        monitor.onTransfer(beat -> own.add(beat).ifPresent(listener));
    }

    @Override
    public void onReset(Runnable listener) {
        monitor.onReset(listener);
    }
}
