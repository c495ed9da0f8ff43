package org.cocobean.bus.serial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.timer;

import java.util.function.Consumer;
import org.cocobean.Lane;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.internal.BusLane;
import org.cocobean.dut.Signal;
import org.cocobean.time.Rounding;
import org.cocobean.time.SimTime;

/// Talks on a serial line. Every call blocks until the line is at rest again: it returns when the
/// last stop bit is over, so that a call right after it begins the next frame without a gap. Only
/// one task may talk at a time. The line is driven as by `Signal.set`, which is refused at the end
/// of a time step; bits last as long as the format says, rounded to the simulator's precision.
public final class UartSource {

    private final Signal line;
    private final UartFormat format;
    private final Consumer<Transfer<UartFrame>> lane;

    private UartSource(Signal line, UartFormat format) {
        this.line = line;
        this.format = format;
        this.lane =
                BusLane.driven(BusLane.of(line.path(), name -> Lane.of(name, UartFrame::label)));
    }

    /// Takes the line, which rests at 1 from now on.
    public static UartSource on(Signal line, UartFormat format) {
        line.set(1);
        return new UartSource(line, format);
    }

    /// Takes the line, with eight data bits, no parity and one stop bit.
    public static UartSource on(Signal line, SimTime bit) {
        return on(line, UartFormat.of(bit));
    }

    private void put(int level, SimTime time) {
        line.set(level);
        timer(time, Rounding.ROUND).await();
    }

    private void frame(int data, int parity, int stop) {
        if ((data & ~format.mask()) != 0) {
            throw new IllegalArgumentException(
                    "0x%x has more than %d bits".formatted(data, format.dataBits()));
        }
        SimTime start = now();
        SimTime bit = format.bit();
        put(0, bit);
        for (int i = 0; i < format.dataBits(); i++) {
            put((data >> i) & 1, bit);
        }
        if (format.parity() != Parity.NONE) {
            put(parity, bit);
        }
        put(stop, bit.times(format.stopBits()));
        line.set(1);
        boolean wrong = format.parity() != Parity.NONE && parity != format.parity().bit(data);
        UartFrame frame = new UartFrame(data, wrong, stop == 0, false, start, now());
        lane.accept(new Transfer<>(frame, start, frame.end()));
    }

    /// Sends a frame: a start bit, the data with its lowest bit first, the parity bit if the format
    /// has one, and the stop bits.
    ///
    /// @param data a number of as many bits as the format has, not negative
    /// @throws IllegalArgumentException when it has more bits; then nothing is sent
    public void send(int data) {
        frame(data, format.parity().bit(data), 1);
    }

    /// Sends bytes, one right after the other.
    ///
    /// @throws IllegalArgumentException when one has more bits than the format; those before it
    ///   have been sent then
    public void send(byte[] data) {
        for (byte each : data) {
            send(each & 0xff);
        }
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
        frame(data, format.parity().bit(data) ^ 1, 1);
    }

    /// Sends a frame whose stop bits are 0; the line rests for a bit after it.
    public void sendWithoutStop(int data) {
        frame(data, format.parity().bit(data), 0);
        put(1, format.bit());
    }

    /// Holds the line at 0; it rests for a bit after it.
    ///
    /// @param length of simulated time; at least a whole frame, to be one
    public void sendBreak(SimTime length) {
        put(0, length);
        put(1, format.bit());
    }

    /// Pulls the line to 0 for less than half a bit, which no receiver must take for a frame.
    public void glitch(SimTime length) {
        put(0, length);
        put(1, format.bit());
    }
}
