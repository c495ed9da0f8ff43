package org.cocobean.bus.ethernet;

import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.now;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import org.cocobean.Lane;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.internal.BusLane;
import org.cocobean.bus.internal.StallCycles;
import org.cocobean.bus.internal.Unfinished;
import org.cocobean.task.Event;
import org.cocobean.time.SimTime;
import org.cocobean.wording.Words;

/// Sends frames over a link, with gaps between them. What is sent in reset waits for its end, and a
/// frame that a reset cuts off is sent again from its beginning. A test does not end well before
/// all has been sent.
public final class EthernetSource implements Watcher<EthernetFrame> {

    private static final int DELIMITER = 0xd5;

    private final EthernetLink link;
    private final Wires wires;
    private final Deque<EthernetFrame> waiting = new ConcurrentLinkedDeque<>();
    private final Event moved;
    private long gone;
    private final List<Consumer<? super Transfer<EthernetFrame>>> listeners = new ArrayList<>();
    private final List<Runnable> atReset = new ArrayList<>();

    EthernetSource(EthernetLink link) {
        this.link = link;
        this.wires = link.wires();
        this.moved = event("frames of " + link.name());
        onTransfer(
                BusLane.driven(
                        BusLane.of(link.name(), name -> Lane.of(name, EthernetFrame::label))));
        Unfinished.mustEnd(link.domain(), this::unsent);
        link.domain().run(link.name() + " source", this::rest, this::run);
    }

    private void rest() {
        wires.rest();
        atReset.forEach(Runnable::run);
    }

    private void run() {
        StallCycles cycles = new StallCycles(link.stall());
        wires.align();
        while (true) {
            if (waiting.isEmpty()) {
                moved.await();
                wires.align();
            } else if (cycles.standsStill()) {
                wires.flush();
                wires.align();
            } else {
                write(waiting.element());
            }
        }
    }

    private void write(EthernetFrame frame) {
        SimTime start = now();
        for (int i = wires.begin(); i < frame.preamble(); i++) {
            wires.put(FrameCollector.PREAMBLE, false);
        }
        wires.put(DELIMITER, false);
        for (int i = 0; i < frame.length(); i++) {
            wires.put(frame.octet(i), frame.hasErrorAt(i));
        }
        Transfer<EthernetFrame> transfer = new Transfer<>(frame, start, now());
        wires.end(
                link.gap(),
                () -> {
                    listeners.forEach(listener -> listener.accept(transfer));
                    waiting.remove();
                    gone++;
                    tell();
                });
        if (waiting.isEmpty()) {
            wires.flush();
        }
    }

    private void tell() {
        moved.set();
        moved.clear();
    }

    /// Queues a frame.
    public void send(EthernetFrame frame) {
        waiting.add(frame);
        tell();
    }

    /// Queues a frame and blocks until it has gone over the link.
    public void sendAndWait(EthernetFrame frame) {
        send(frame);
        for (long mine = gone + waiting.size(); gone < mine; ) {
            moved.await();
        }
    }

    /// Blocks until all that was sent has gone over the link.
    public void drain() {
        while (!waiting.isEmpty()) {
            moved.await();
        }
    }

    /// Returns how many frames have not gone over the link.
    public int size() {
        return waiting.size();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<EthernetFrame>> listener) {
        listeners.add(listener);
    }

    @Override
    public void onReset(Runnable listener) {
        atReset.add(listener);
    }

    private Optional<String> unsent() {
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s: %s not sent"
                                .formatted(link.name(), Words.of(waiting.size(), "frame")));
    }
}
