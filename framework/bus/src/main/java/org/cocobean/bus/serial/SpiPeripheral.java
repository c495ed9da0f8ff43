package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;

import java.util.Optional;
import org.cocobean.Lane;
import org.cocobean.dut.Signal;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.Trigger;

/// The device at the other end of an SPI bus: gets a word while it gives one.
public final class SpiPeripheral {

    /// Answers the words of a transfer.
    @FunctionalInterface
    public interface Handler {
        /// Returns what is given while the next word is got. One with more bits than a word fails
        /// the test.
        ///
        /// @param index of the word that is about to be exchanged; 0 begins a transfer
        /// @param received the word before, 0 at the beginning
        long next(int index, long received);
    }

    private final SpiPins pins;
    private final SpiFormat format;
    private final Edge leading;
    private final Edge trailing;
    private final Optional<Edge> deselected;
    private final Optional<Lane<SpiWord>> lane;

    private SpiPeripheral(SpiPins pins, SpiFormat format) {
        this.pins = pins;
        this.format = format;
        this.lane = SpiWord.lane(pins);
        Signal sclk = pins.sclk();
        leading = format.rest() == 0 ? sclk.rising() : sclk.falling();
        trailing = format.rest() == 0 ? sclk.falling() : sclk.rising();
        deselected = pins.csN().map(Signal::rising);
    }

    /// Connects to the bus of a controller.
    public static SpiPeripheral of(SpiPins pins, SpiFormat format) {
        return new SpiPeripheral(pins, format);
    }

    /// Waits for a transfer of one word and returns what the controller sent.
    ///
    /// @throws IllegalArgumentException when the reply has more bits than a word
    public long exchange(long reply) {
        format.requireFit(reply);
        pins.csN().ifPresent(cs -> cs.falling().await());
        return word(reply)
                .orElseThrow(() ->
                        new AssertionError(
                                pins.csN().map(Signal::path).orElse("the select")
                                        + " rose in the middle of a word"));
    }

    /// Answers all transfers from now on. A word that is cut off by the select is dropped.
    ///
    /// @throws IllegalStateException without a select, which tells where transfers begin
    public void serve(Handler handler) {
        Signal cs =
                pins.csN()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "without csN nobody knows where a transfer begins: use"
                                                + " exchange"));
        fork(
                "SPI peripheral on " + pins.sclk().path(),
                () -> {
                    while (true) {
                        cs.falling().await();
                        Optional<Long> received = Optional.of(0L);
                        for (int i = 0; received.isPresent(); i++) {
                            received = word(handler.next(i, received.get()));
                        }
                    }
                });
    }

    private Optional<Long> word(long reply) {
        format.requireFit(reply);
        long received = 0;
        SimTime start = now();
        for (int bit = 0; bit < format.bits(); bit++) {
            int place = format.place(bit);
            long level = (reply >> place) & 1;
            if (format.samplesFirst()) {
                pins.miso().set(level);
            }
            if (!reached(leading)) {
                return Optional.empty();
            }
            if (bit == 0) {
                start = now();
            }
            if (!format.samplesFirst()) {
                pins.miso().set(level);
                if (!reached(trailing)) {
                    return Optional.empty();
                }
            }
            received |= pins.mosi().toLong() << place;
            if (format.samplesFirst() && !reached(trailing)) {
                return Optional.empty();
            }
        }
        if (lane.isPresent()) {
            lane.get().add(new SpiWord(received, reply), start, now());
        }
        return Optional.of(received);
    }

    /// Tells whether the edge came before the end of the transfer.
    private boolean reached(Edge edge) {
        if (deselected.isEmpty()) {
            edge.await();
            return true;
        }
        Trigger fired = first(edge, deselected.get()).await();
        return fired == edge;
    }
}
