package org.cocobean.bus.axi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cocobean.Simulation;
import org.cocobean.bus.Receiver;
import org.cocobean.bus.StreamSink;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.internal.Bulk;
import org.cocobean.bus.internal.SinkControl;
import org.cocobean.internal.control.Control;

/// Takes the frames of an AXI-Stream. What holds for [StreamSink] holds for it. A frame that a
/// reset cuts off is dropped; a test does not end well in the middle of a frame.
public final class FrameSink implements Receiver<Frame> {

    private final StreamSink<AxiBeat> sink;
    private final FrameAssembler assembler = new FrameAssembler();
    private final ArrayDeque<Transfer<Frame>> ended = new ArrayDeque<>();
    private final List<Consumer<? super Transfer<Frame>>> listeners = new ArrayList<>();

    FrameSink(AxiStream stream, StreamSink<AxiBeat> sink) {
        this.sink = sink;
        SinkControl<AxiBeat> control = Control.of(sink);
        control.engine()
                .map(stream.payload()::entries)
                .ifPresent(entries -> control.handTo(new Whole(entries)));
        sink.onReset(() -> {
            pull();
            assembler.clear();
        });
        Simulation.current().mustFinish(new OpenFrames(stream, assembler, this::pull));
    }

    private void pull() {
        while (listeners.isEmpty() && !sink.isEmpty()) {
            assembler.add(sink.next()).ifPresent(ended::add);
        }
    }

    /// Blocks until there are so many frames and takes them. Where a native engine receives, only
    /// the last of them wakes the test.
    public List<Frame> receive(int count) {
        pull();
        while (ended.size() < count) {
            sink.awaitPackets(count - ended.size());
            pull();
        }
        List<Frame> frames = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            frames.add(ended.remove().item());
        }
        return frames;
    }

    @Override
    public Transfer<Frame> next() {
        pull();
        while (ended.isEmpty()) {
            sink.awaitPackets(1);
            pull();
        }
        return ended.remove();
    }

    @Override
    public int size() {
        pull();
        return ended.size();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<Frame>> listener) {
        if (listeners.isEmpty()) {
            pull();
            sink.onTransfer(beat ->
                    assembler
                            .add(beat)
                            .ifPresent(frame -> listeners.forEach(l -> l.accept(frame))));
        }
        listeners.add(listener);
    }

    @Override
    public void onReset(Runnable listener) {
        sink.onReset(listener);
    }

    /// Puts frames together from what lies in the ring.
    private final class Whole implements Bulk<AxiBeat> {
        private final BeatEntries entries;

        Whole(BeatEntries entries) {
            this.entries = entries;
        }

        @Override
        public long take(long from, long to) {
            return entries.take(from, to, assembler, ended::add);
        }

        @Override
        public void take(Transfer<AxiBeat> one) {
            assembler.add(one).ifPresent(ended::add);
        }
    }
}
