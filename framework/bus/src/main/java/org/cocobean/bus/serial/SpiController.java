package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.now;

import java.util.Optional;
import org.cocobean.Lane;
import org.cocobean.dut.Signal;
import org.cocobean.time.SimTime;

/// Drives an SPI bus: the design is the peripheral.
public final class SpiController {

    private final SpiPins pins;
    private final SpiFormat format;
    private final SimTime half;
    private final Optional<Lane<SpiWord>> lane;
    private final LineTurn turn;

    private SpiController(SpiPins pins, SpiFormat format, SimTime half) {
        this.pins = pins;
        this.format = format;
        this.half = half;
        this.lane = SpiWord.lane(pins);
        this.turn = new LineTurn("SPI controller on " + pins.sclk().path());
    }

    /// Takes the bus, which is at rest from now on.
    ///
    /// @param period of its clock
    public static SpiController of(SpiPins pins, SpiFormat format, SimTime period) {
        pins.csN().ifPresent(cs -> cs.set(1));
        pins.sclk().set(format.rest());
        pins.mosi().set(0);
        return new SpiController(pins, format, period.dividedBy(2));
    }

    /// Exchanges words in one transfer; blocks until its end, to which it goes on also when the
    /// task is cancelled.
    ///
    /// @return as many words
    /// @throws IllegalArgumentException when one has more bits than a word; then nothing is sent
    public long[] exchange(long... words) {
        long[] all = format.requireFit(words.clone());
        return turn.take(() -> transfer(all));
    }

    private long[] transfer(long... words) {
        pins.csN().ifPresent(cs -> cs.set(0));
        await(half);
        long[] received = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            SimTime start = now();
            received[i] = word(words[i]);
            SpiWord word = new SpiWord(words[i], received[i]);
            lane.ifPresent(drawn -> drawn.add(word, start, now()));
        }
        await(half);
        pins.csN().ifPresent(cs -> cs.set(1));
        await(half);
        return received;
    }

    private long word(long sent) {
        Signal sclk = pins.sclk();
        long received = 0;
        for (int bit = 0; bit < format.bits(); bit++) {
            int place = format.place(bit);
            long level = (sent >> place) & 1;
            if (format.samplesFirst()) {
                pins.mosi().set(level);
                await(half);
                received |= pins.miso().toLong() << place;
                sclk.set(1 - format.rest());
                await(half);
                sclk.set(format.rest());
            } else {
                sclk.set(1 - format.rest());
                pins.mosi().set(level);
                await(half);
                received |= pins.miso().toLong() << place;
                sclk.set(format.rest());
                await(half);
            }
        }
        return received;
    }
}
