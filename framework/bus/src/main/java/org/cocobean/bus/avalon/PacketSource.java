package org.cocobean.bus.avalon;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cocobean.bus.StreamSource;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.axi.Frame;
import org.cocobean.bus.check.ProtocolChecks;

/// Drives an Avalon-ST with packets. What holds for [StreamSource] holds for it, but a packet that
/// a reset cuts off is sent again from its beginning.
public final class PacketSource implements Watcher<Frame> {

    private final AvalonStream stream;
    private final StreamSource<AvalonBeat> source;
    private final ArrayDeque<Unfinished> unfinished = new ArrayDeque<>();

    /// @param end how many beats have been transferred when it has
    private record Unfinished(Frame packet, long end) {}

    PacketSource(AvalonStream stream, StreamSource<AvalonBeat> source) {
        this.stream = stream;
        this.source = source;
        source.onReset(this::beginAgain);
    }

    private void beginAgain() {
        forgetFinished();
        List<Unfinished> packets = new ArrayList<>(unfinished);
        unfinished.clear();
        source.cancelWaiting();
        packets.forEach(one -> send(one.packet()));
    }

    private void forgetFinished() {
        long transferred = source.transferred();
        while (!unfinished.isEmpty() && unfinished.element().end() <= transferred) {
            unfinished.remove();
        }
    }

    /// Queues a packet.
    ///
    /// @throws IllegalArgumentException for a packet without a byte, or one whose length needs an
    ///   `empty` that the stream does not have
    public void send(Frame packet) {
        int beats = stream.beatsOf(packet);
        forgetFinished();
        unfinished.add(new Unfinished(packet, source.transferred() + source.size() + beats));
        byte[] data = packet.data();
        for (int i = 0; i < beats; i++) {
            source.send(stream.beat(packet, data, i));
        }
    }

    /// Queues a packet and blocks until it has been transferred.
    public void sendAndWait(Frame packet) {
        send(packet);
        drain();
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
        PacketAssembler assembler = new PacketAssembler(stream, ProtocolChecks.none(), listener);
        source.onReset(assembler::clear);
        source.onTransfer(assembler::add);
    }

    @Override
    public void onReset(Runnable listener) {
        source.onReset(listener);
    }
}
