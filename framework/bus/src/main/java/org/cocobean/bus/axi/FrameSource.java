package org.cocobean.bus.axi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cocobean.bus.StreamSource;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;

/// Drives an AXI-Stream with frames. What holds for [StreamSource] holds for it, but a frame that a
/// reset cuts off is sent again from its beginning.
public final class FrameSource implements Watcher<Frame> {

    private final AxiStream stream;
    private final StreamSource<AxiBeat> source;
    private final ArrayDeque<Frame> unfinished = new ArrayDeque<>();

    FrameSource(AxiStream stream, StreamSource<AxiBeat> source) {
        this.stream = stream;
        this.source = source;
        source.onItem(beat -> {
            if (beat.last()) {
                unfinished.remove();
            }
        });
        source.onReset(() -> {
            List<AxiBeat> again = new ArrayList<>();
            unfinished.forEach(frame -> again.addAll(stream.beats(frame)));
            source.replaceWaiting(again);
        });
    }

    /// Queues a frame; blocks while the queue of beats is full.
    public void send(Frame frame) {
        List<AxiBeat> beats = stream.beats(frame);
        unfinished.add(frame);
        beats.forEach(source::send);
    }

    /// Queues a frame and blocks until it has been transferred.
    public void sendAndWait(Frame frame) {
        List<AxiBeat> beats = stream.beats(frame);
        unfinished.add(frame);
        beats.subList(0, beats.size() - 1).forEach(source::send);
        source.sendAndWait(beats.getLast());
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
