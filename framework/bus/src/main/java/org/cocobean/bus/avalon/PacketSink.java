package org.cocobean.bus.avalon;

import java.util.Optional;
import java.util.function.Consumer;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.axi.Frame;
import org.cocobean.bus.internal.Inbox;
import org.cocobean.bus.internal.Unfinished;
import org.cocobean.time.SimTime;
import org.cocobean.wording.Words;

/// The packets of an Avalon-ST that are received, or only watched. A packet that a reset cuts off
/// is dropped; a test does not end well in the middle of one. What listeners have been told is not
/// kept.
public final class PacketSink implements Watcher<Frame> {

    private final AvalonStream stream;
    private final Watcher<AvalonBeat> beats;
    private final PacketAssembler assembler;
    private final Inbox<Frame> ended = new Inbox<>();

    PacketSink(AvalonStream stream, Watcher<AvalonBeat> beats) {
        this.stream = stream;
        this.beats = beats;
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

    /// Blocks until there is a packet and takes it.
    public Frame receive() {
        return next().item();
    }

    /// Blocks until there is a packet, but no longer than the given simulated time.
    ///
    /// @throws org.cocobean.trigger.SimTimeoutException when the time is over first
    public Frame receive(SimTime limit) {
        return ended.receive(limit);
    }

    /// Blocks until there is a packet and takes it, with the times of its first and last beat.
    public Transfer<Frame> next() {
        return ended.next();
    }

    /// Takes a packet if there is one.
    public Optional<Frame> tryReceive() {
        return ended.tryReceive();
    }

    /// Returns how many packets wait to be taken.
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
