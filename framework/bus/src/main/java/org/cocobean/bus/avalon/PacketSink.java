package org.cocobean.bus.avalon;

import static org.cocobean.Cocobean.queue;
import static org.cocobean.Cocobean.withTimeout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cocobean.Simulation;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.axi.Frame;
import org.cocobean.task.Obligation;
import org.cocobean.task.SimQueue;
import org.cocobean.time.SimTime;
import org.cocobean.wording.Words;

/// The packets of an Avalon-ST that are received, or only watched. A packet that a reset cuts off
/// is dropped; a test does not end well in the middle of one. What listeners have been told is not
/// kept.
public final class PacketSink implements Watcher<Frame> {

    private static final long PATIENCE = 10_000;

    private final AvalonStream stream;
    private final Watcher<AvalonBeat> beats;
    private final PacketAssembler assembler;
    private final SimQueue<Transfer<Frame>> ended = queue();
    private final List<Consumer<? super Transfer<Frame>>> listeners = new ArrayList<>();

    PacketSink(AvalonStream stream, Watcher<AvalonBeat> beats) {
        this.stream = stream;
        this.beats = beats;
        this.assembler = new PacketAssembler(stream, stream.checks(), this::tell);
        beats.onReset(assembler::clear);
        beats.onTransfer(assembler::add);
        Simulation.current().mustFinish(new OpenPackets());
    }

    private void tell(Transfer<Frame> packet) {
        listeners.forEach(listener -> listener.accept(packet));
        if (listeners.isEmpty()) {
            ended.put(packet);
        }
    }

    /// Blocks until there is a packet and takes it.
    public Frame receive() {
        return next().item();
    }

    /// Blocks until there is a packet, but no longer than the given simulated time.
    ///
    /// @throws org.cocobean.trigger.SimTimeoutException when the time is over first
    public Frame receive(SimTime limit) {
        return ended.isEmpty() ? withTimeout(limit, this::receive) : receive();
    }

    /// Blocks until there is a packet and takes it, with the times of its first and last beat.
    public Transfer<Frame> next() {
        return ended.take();
    }

    /// Takes a packet if there is one.
    public Optional<Frame> tryReceive() {
        return ended.isEmpty() ? Optional.empty() : Optional.of(receive());
    }

    /// Returns how many packets wait to be taken.
    public int size() {
        return ended.size();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<Frame>> listener) {
        listeners.add(listener);
    }

    @Override
    public void onReset(Runnable listener) {
        beats.onReset(listener);
    }

    private final class OpenPackets implements Obligation {
        @Override
        public Optional<String> outstanding() {
            int open = assembler.open();
            return open == 0
                    ? Optional.empty()
                    : Optional.of(
                            "%s: %s without its end (endofpacket)"
                                    .formatted(stream.name(), Words.of(open, "packet")));
        }

        @Override
        public void finish() {
            for (long cycle = 0; assembler.open() > 0; cycle++) {
                if (cycle == PATIENCE) {
                    throw new AssertionError(
                            "the test ended, but %s for %d clock cycles"
                                    .formatted(outstanding().orElse(""), PATIENCE));
                }
                stream.domain().cycles(1);
            }
        }
    }
}
