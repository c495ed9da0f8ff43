package org.cocobean.bus.internal;

import static org.cocobean.Cocobean.lock;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.cocobean.bus.StreamSource;
import org.cocobean.internal.control.Control;
import org.cocobean.task.SimLock;

/// Packets that a source sends as several items each. None mixes with another, none is left in the
/// middle by a task that is cancelled, and one that a reset cuts off is sent again from its
/// beginning.
///
/// @param <P> the packets
/// @param <T> the items
public final class PacketQueue<P, T> {

    /// Makes items of packets.
    ///
    /// @param <P> the packets
    /// @param <T> the items
    public interface Cutter<P, T> {
        /// Makes some of the items of a packet.
        Lot<T> cut(P packet, int first, int size);
    }

    private final class Unfinished {
        private final P packet;
        private final int size;
        private long end; // how much has been transferred when it has

        Unfinished(P packet, int size) {
            this.packet = packet;
            this.size = size;
        }

        Lot<T> lot(int first, int count) {
            if (first == 0) {
                end = source.transferred() + source.size() + size;
                unfinished.add(this);
            }
            return cutter.cut(packet, first, count);
        }
    }

    private final StreamSource<T> source;
    private final SourceControl<T> control;
    private final ToIntFunction<P> sizes;
    private final Cutter<P, T> cutter;
    private final ArrayDeque<Unfinished> unfinished = new ArrayDeque<>();
    private final SimLock turn = lock();

    /// @param sizes how many items a packet has
    public PacketQueue(StreamSource<T> source, ToIntFunction<P> sizes, Cutter<P, T> cutter) {
        this.source = source;
        this.control = Control.of(source);
        this.sizes = sizes;
        this.cutter = cutter;
        source.onReset(this::beginAgain);
    }

    private void beginAgain() {
        forgetFinished();
        List<Lot<T>> again = new ArrayList<>();
        long end = source.transferred();
        for (Unfinished one : unfinished) {
            end += one.size;
            one.end = end;
            again.add(cutter.cut(one.packet, 0, one.size));
        }
        control.replaceWaiting(again);
    }

    private void forgetFinished() {
        long transferred = source.transferred();
        while (!unfinished.isEmpty() && unfinished.element().end <= transferred) {
            unfinished.remove();
        }
    }

    /// Queues a packet; blocks while the queue of items is full.
    public void send(P packet) {
        queue(packet);
    }

    /// Queues a packet and blocks until it has been transferred.
    public void sendAndWait(P packet) {
        Unfinished one = queue(packet);
        control.awaitSent(() -> one.end);
    }

    private Unfinished queue(P packet) {
        Unfinished one = new Unfinished(packet, sizes.applyAsInt(packet));
        try (SimLock.Held held = turn.acquire()) {
            forgetFinished();
            control.sendLots(one.size, one::lot);
        }
        return one;
    }
}
