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
    private final ArrayDeque<Unfinished> unfinished = new ArrayDeque<>();

    /// @param end how many beats have been transferred when it has
    private record Unfinished(Frame frame, long end) {}

    FrameSource(AxiStream stream, StreamSource<AxiBeat> source) {
        this.stream = stream;
        this.source = source;
        source.onReset(this::beginAgain);
    }

    private void beginAgain() {
        forgetFinished();
        List<Unfinished> frames = new ArrayList<>(unfinished);
        unfinished.clear();
        List<AxiBeat> again = new ArrayList<>();
        for (Unfinished one : frames) {
            again.addAll(stream.beats(one.frame()));
            unfinished.add(new Unfinished(one.frame(), source.transferred() + again.size()));
        }
        source.replaceWaiting(again);
    }

    private void forgetFinished() {
        long transferred = source.transferred();
        while (!unfinished.isEmpty() && unfinished.element().end() <= transferred) {
            unfinished.remove();
        }
    }

    /// Takes note of a frame whose beats are sent next.
    private List<AxiBeat> begin(Frame frame) {
        List<AxiBeat> beats = stream.beats(frame);
        forgetFinished();
        unfinished.add(new Unfinished(frame, source.transferred() + source.size() + beats.size()));
        return beats;
    }

    /// Queues a frame; blocks while the queue of beats is full.
    public void send(Frame frame) {
        List<AxiBeat> beats = begin(frame);
        beats.forEach(source::send);
    }

    /// Queues a frame and blocks until it has been transferred.
    public void sendAndWait(Frame frame) {
        List<AxiBeat> beats = begin(frame);
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
