package org.cocobean.bus.axi;

import java.util.function.Consumer;
import org.cocobean.bus.StreamSource;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.internal.PacketQueue;
import org.cocobean.internal.control.Control;

/// Drives an AXI-Stream with frames. What holds for [StreamSource] holds for it, but a frame that a
/// reset cuts off is sent again from its beginning, one that has begun is sent to its end, and the
/// frames of several tasks do not mix.
public final class FrameSource implements Watcher<Frame> {

    private final StreamSource<AxiBeat> source;
    private final PacketQueue<Frame, AxiBeat> frames;

    FrameSource(AxiStream stream, StreamSource<AxiBeat> source) {
        AxiBeatPayload payload = stream.payload();
        BeatEntries entries = Control.of(source).engine().map(payload::entries).orElse(null);
        this.source = source;
        this.frames =
                new PacketQueue<>(
                        source,
                        stream::beatsOf,
                        (frame, first, size) ->
                                new FrameLot(stream, payload, entries, frame, first, size));
    }

    /// Queues a frame; blocks while the queue of beats is full.
    public void send(Frame frame) {
        frames.send(frame);
    }

    /// Queues a frame and blocks until it has been transferred.
    public void sendAndWait(Frame frame) {
        frames.sendAndWait(frame);
    }

    /// Blocks until all that was sent has been transferred.
    public void drain() {
        source.drain();
    }

    /// Returns how many beats have not been transferred.
    public int size() {
        return source.size();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<Frame>> listener) {
        FrameAssembler assembler = new FrameAssembler();
        source.onReset(assembler::clear);
        source.onTransfer(beat -> assembler.add(beat).ifPresent(listener));
    }

    @Override
    public void onReset(Runnable listener) {
        source.onReset(listener);
    }
}
