package org.cocobean.bus.avalon;

import java.util.Optional;
import java.util.function.Consumer;
import org.cocobean.bus.Receiver;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.axi.Frame;
import org.cocobean.bus.internal.Inbox;
import org.cocobean.bus.internal.Unfinished;
import org.cocobean.wording.Words;

/// The packets of an Avalon-ST that are received, or only watched. A packet that a reset cuts off
/// is dropped; a test does not end well in the middle of one. What listeners have been told is not
/// kept.
public final class PacketSink implements Receiver<Frame> {

    private final AvalonStream stream;
    private final Watcher<AvalonBeat> beats;
    private final PacketAssembler assembler;
    private final Inbox<Frame> ended;

    PacketSink(AvalonStream stream, Watcher<AvalonBeat> beats) {
        this.stream = stream;
        this.beats = beats;
        this.ended = new Inbox<>(stream.name());
        this.assembler = new PacketAssembler(stream, stream.checks(), ended::add);
        beats.onReset(assembler::clear);
        beats.onTransfer(assembler::add);
        Unfinished.mustEnd(stream.domain(), this::open);
    }

    private Optional<String> open() {
        int open = assembler.open();
        return open == 0
                ? Optional.empty()
                : Optional.of(
                        "%s: %s without its end (endofpacket)"
                                .formatted(stream.name(), Words.of(open, "packet")));
    }

    @Override
    public Transfer<Frame> next() {
        return ended.next();
    }

    @Override
    public int size() {
        return ended.size();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<Frame>> listener) {
        ended.listen(listener);
    }

    @Override
    public void onReset(Runnable listener) {
        beats.onReset(listener);
    }
}
