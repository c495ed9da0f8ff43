package org.cocobean.bus.axi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cocobean.Simulation;
import org.cocobean.bus.StreamMonitor;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;

/// Watches the frames of an AXI-Stream. A frame that a reset cuts off is dropped; a test does not
/// end well in the middle of a frame.
public final class FrameMonitor implements Watcher<Frame> {

    private final StreamMonitor<AxiBeat> monitor;
    private final FrameAssembler assembler = new FrameAssembler();
    private final ArrayDeque<Transfer<Frame>> ended = new ArrayDeque<>();
    private final List<Consumer<? super Transfer<Frame>>> listeners = new ArrayList<>();

    FrameMonitor(AxiStream stream, StreamMonitor<AxiBeat> monitor) {
        this.monitor = monitor;
        monitor.onReset(() -> {
            pull();
            assembler.clear();
        });
        Simulation.current().mustFinish(new OpenFrames(stream, assembler, this::pull));
    }

    private void pull() {
        while (listeners.isEmpty() && monitor.size() > 0) {
            assembler.add(monitor.next()).ifPresent(ended::add);
        }
    }

    /// Blocks until a frame has ended that this method has not returned yet. What listeners have
    /// been told is not kept.
    ///
    /// @throws IllegalStateException when there is none and listeners get all that comes
    public Transfer<Frame> next() {
        pull();
        while (ended.isEmpty()) {
            assembler.add(monitor.next()).ifPresent(ended::add);
        }
        return ended.remove();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<Frame>> listener) {
        if (listeners.isEmpty()) {
            pull();
            monitor.onTransfer(beat ->
                    assembler
                            .add(beat)
                            .ifPresent(frame -> listeners.forEach(l -> l.accept(frame))));
        }
        listeners.add(listener);
    }

    @Override
    public void onReset(Runnable listener) {
        monitor.onReset(listener);
    }
}
