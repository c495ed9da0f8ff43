package org.cocobean.bus.serial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.timer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cocobean.Lane;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.internal.BusLane;
import org.cocobean.dut.Signal;
import org.cocobean.internal.kernel.StreamEngines;
import org.cocobean.internal.kernel.UartEngine;
import org.cocobean.time.Rounding;
import org.cocobean.time.SimTime;
import org.cocobean.value.Logic;
import org.jspecify.annotations.Nullable;

/// Talks on a serial line. Every call blocks until the line is at rest again: it returns when the
/// last stop bit is over, so that a call right after it begins the next frame without a gap; where
/// a native engine can send, only the end of a call wakes the test, and each 1024th frame before
/// it. Of several tasks one talks after the other; what one has begun is sent to its end, also when
/// that task is cancelled. The line is driven as by `Signal.set`, which is refused at the end of a
/// time step; bits last as long as the format says, rounded to the simulator's precision. What is
/// sent in the moment in which the line was taken, and was not 1, comes a bit later: no receiver
/// sees a start bit on a line that has never been at rest.
public final class UartSource {

    private final Signal line;
    private final UartFormat format;
    private final UartPlaces places;
    private final List<SimTime> ends;
    private final @Nullable UartEngine engine;
    private final Consumer<Transfer<UartFrame>> lane;
    private final @Nullable SimTime taken; // where the line was not at rest
    private final LineTurn turn;
    private long drawn;

    private UartSource(Signal line, UartFormat format, boolean beside) {
        this.taken = line.logic() == Logic.ONE ? null : now();
        line.set(1);
        this.line = line;
        this.turn = new LineTurn("UART source on " + line.path());
        this.format = format;
        this.places = new UartPlaces(format);
        this.ends = places.ends();
        this.engine = beside ? StreamEngines.uartSource(line, ends).orElse(null) : null;
        Optional<Lane<UartFrame>> own =
                BusLane.of(line.path(), name -> Lane.of(name, UartFrame::label));
        this.lane = BusLane.driven(own);
        if (engine != null) {
            own.ifPresent(to -> to.atEnd(() -> drawSent(engine)));
        }
    }

    /// Takes the line, which rests at 1 from now on.
    public static UartSource on(Signal line, UartFormat format) {
        return on(line, format, true);
    }

    /// Takes the line, without an engine.
    static UartSource inJava(Signal line, UartFormat format) {
        return on(line, format, false);
    }

    private static UartSource on(Signal line, UartFormat format, boolean beside) {
        return new UartSource(line, format, beside);
    }

    /// Takes the line, with eight data bits, no parity and one stop bit.
    public static UartSource on(Signal line, SimTime bit) {
        return on(line, UartFormat.of(bit));
    }

    private void awaitRest() {
        if (now().equals(taken)) {
            timer(format.bit(), Rounding.ROUND).await();
        }
    }

    private void put(int level, SimTime time) {
        line.set(level);
        timer(time, Rounding.ROUND).await();
    }

    private void frames(long... levels) {
        turn.take(() -> sendFrames(levels));
    }

    private void sendFrames(long... levels) {
        awaitRest();
        if (engine == null) {
            for (long each : levels) {
                frame(each);
            }
        } else {
            for (int from = 0; from < levels.length; from += engine.room()) {
                sendBeside(
                        engine,
                        Arrays.copyOfRange(
                                levels, from, Math.min(levels.length, from + engine.room())));
            }
        }
    }

    private void frame(long levels) {
        SimTime start = now();
        for (int place = 0; place < ends.size(); place++) {
            line.set(levels >> place & 1);
            timer(start.plus(ends.get(place)).minus(now()), Rounding.ROUND).await();
        }
        line.set(1);
        draw(places.frame(levels, start, now()));
    }

    private void sendBeside(UartEngine talker, long... levels) {
        long first = talker.added();
        for (long each : levels) {
            talker.add(each);
        }
        boolean isSent = false;
        try {
            talker.send();
            awaitSent(talker, first + levels.length);
            isSent = true;
        } finally {
            if (!isSent) {
                talker.stop();
            }
            drawSent(talker);
        }
    }

    /// Draws the frames that were sent beside the simulator since the last time.
    private void drawSent(UartEngine talker) {
        for (long done = talker.done(); drawn < done; drawn++) {
            draw(places.frame(talker.levels(drawn), talker.start(drawn), talker.end(drawn)));
        }
    }

    private static void awaitSent(UartEngine talker, long frames) {
        while (talker.done() < frames) {
            talker.wakeAt(frames);
            talker.await();
        }
    }

    private void draw(UartFrame frame) {
        lane.accept(new Transfer<>(frame, frame.start(), frame.end()));
    }

    /// Sends a frame: a start bit, the data with its lowest bit first, the parity bit if the format
    /// has one, and the stop bits.
    ///
    /// @param data a number of as many bits as the format has, not negative
    /// @throws IllegalArgumentException when it has more bits; then nothing is sent
    public void send(int data) {
        frames(places.levels(data));
    }

    /// Sends bytes, one right after the other.
    ///
    /// @throws IllegalArgumentException when one has more bits than the format; then nothing is
    ///   sent
    public void send(byte[] data) {
        long[] levels = new long[data.length];
        for (int i = 0; i < data.length; i++) {
            levels[i] = places.levels(data[i] & 0xff);
        }
        frames(levels);
    }

    /// Sends a text in UTF-8, without an end of its own; for formats of eight bits.
    ///
    /// @throws IllegalArgumentException as [#send(byte[])] does
    public void send(String text) {
        send(text.getBytes(UTF_8));
    }

    /// Sends a frame whose parity bit is wrong.
    ///
    /// @throws IllegalStateException when the format has no parity
    public void sendWithWrongParity(int data) {
        if (format.parity() == Parity.NONE) {
            throw new IllegalStateException("the format has no parity that could be wrong");
        }
        frames(places.levels(data, format.parity().bit(data) ^ 1, 1));
    }

    /// Sends a frame whose stop bits are 0; the line rests for a bit after it.
    public void sendWithoutStop(int data) {
        turn.take(() -> {
            sendFrames(places.levels(data, format.parity().bit(data), 0));
            put(1, format.bit());
        });
    }

    /// Holds the line at 0; it rests for a bit after it.
    ///
    /// @param length of simulated time; at least a whole frame, to be one
    public void sendBreak(SimTime length) {
        pull(length);
    }

    /// Pulls the line to 0 for less than half a bit, which no receiver must take for a frame.
    public void glitch(SimTime length) {
        pull(length);
    }

    private void pull(SimTime length) {
        turn.take(() -> {
            awaitRest();
            put(0, length);
            put(1, format.bit());
        });
    }
}
