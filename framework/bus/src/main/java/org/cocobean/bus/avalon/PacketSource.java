package org.cocobean.bus.avalon;

import java.util.function.Consumer;
import org.cocobean.bus.Payload;
import org.cocobean.bus.StreamSource;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.axi.Frame;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.internal.Lot;
import org.cocobean.bus.internal.PacketQueue;

/// Drives an Avalon-ST with packets. What holds for [StreamSource] holds for it, but a packet that
/// a reset cuts off is sent again from its beginning.
public final class PacketSource implements Watcher<Frame> {

    private final AvalonStream stream;
    private final StreamSource<AvalonBeat> source;
    private final PacketQueue<Frame, AvalonBeat> packets;

    PacketSource(AvalonStream stream, StreamSource<AvalonBeat> source) {
        this.stream = stream;
        this.source = source;
        Payload<AvalonBeat> payload = stream.payload();
        this.packets =
                new PacketQueue<>(
                        source,
                        stream::beatsOf,
                        (packet, first, size) ->
                                Lot.of(stream.beats(packet, first, size), payload));
    }

    /// Queues a packet.
    ///
    /// @throws IllegalArgumentException for a packet without a byte, or one whose length needs an
    ///   `empty` that the stream does not have
    public void send(Frame packet) {
        packets.send(packet);
    }

    /// Queues a packet and blocks until it has been transferred.
    public void sendAndWait(Frame packet) {
        packets.sendAndWait(packet);
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
