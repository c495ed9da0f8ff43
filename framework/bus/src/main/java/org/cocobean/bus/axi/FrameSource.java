package org.cocobean.bus.axi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cocobean.bus.StreamSource;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.internal.SourceControl;
import org.cocobean.internal.control.Control;
import org.jspecify.annotations.Nullable;

/// Drives an AXI-Stream with frames. What holds for [StreamSource] holds for it, but a frame that a
/// reset cuts off is sent again from its beginning.
public final class FrameSource implements Watcher<Frame> {

    private final AxiStream stream;
    private final AxiBeatPayload payload;
    private final StreamSource<AxiBeat> source;
    private final SourceControl<AxiBeat> control;
    private final @Nullable BeatEntries entries;
    private final ArrayDeque<Unfinished> unfinished = new ArrayDeque<>();

    /// @param end how many beats have been transferred when it has
    private record Unfinished(Frame frame, long end) {}

    FrameSource(AxiStream stream, StreamSource<AxiBeat> source) {
        this.stream = stream;
        this.payload = stream.payload();
        this.source = source;
        this.control = Control.of(source);
        this.entries = control.engine().map(payload::entries).orElse(null);
        source.onReset(this::beginAgain);
    }

    private void beginAgain() {
        forgetFinished();
        List<Unfinished> frames = new ArrayList<>(unfinished);
        unfinished.clear();
        long end = source.transferred();
        List<FrameLot> again = new ArrayList<>();
        for (Unfinished one : frames) {
            FrameLot whole = lot(one.frame(), 0, stream.beatsOf(one.frame()));
            end += whole.size();
            again.add(whole);
            unfinished.add(new Unfinished(one.frame(), end));
        }
        control.replaceWaiting(again);
    }

    private FrameLot lot(Frame frame, int first, int size) {
        return new FrameLot(stream, payload, entries, frame, first, size);
    }

    private void forgetFinished() {
        long transferred = source.transferred();
        while (!unfinished.isEmpty() && unfinished.element().end() <= transferred) {
            unfinished.remove();
        }
    }

    /// Queues a frame; blocks while the queue of beats is full.
    public void send(Frame frame) {
        int beats = stream.beatsOf(frame);
        forgetFinished();
        unfinished.add(new Unfinished(frame, source.transferred() + source.size() + beats));
        control.sendLots(beats, (first, size) -> lot(frame, first, size));
    }

    /// Queues a frame and blocks until it has been transferred.
    public void sendAndWait(Frame frame) {
        send(frame);
        control.awaitSent();
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
