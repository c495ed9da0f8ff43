package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.await;

import org.cocobean.dut.Signal;
import org.cocobean.time.SimTime;

/// Drives an SPI bus of up to four lines: the design is the peripheral. Bytes go with the most
/// significant bit first; with one line they go out on line 0 and come in on line 1, with two and
/// four both ways on all of them. What nobody drives is 1; a line that both ends drive fails the
/// test. Every call blocks until it is done, and goes on to its end also when the task is
/// cancelled.
///
/// ```java
/// SpiIoController bus = SpiIoController.of(pins, SpiFormat.mode(0), ns(20));
/// bus.select();
/// bus.send(1, 0x6b, 0x00, 0x12, 0x34);
/// bus.idle(8);
/// byte[] data = bus.receive(4, 16);
/// bus.deselect();
/// ```
public final class SpiIoController {

    private static final int LINES = 4;

    private final SpiIoPins pins;
    private final SpiFormat format;
    private final SimTime half;
    private final boolean stands;
    private final LineTurn turn;
    private boolean selected;

    private SpiIoController(SpiIoPins pins, SpiFormat format, SimTime half, boolean stands) {
        this.pins = pins;
        this.format = format;
        this.half = half;
        this.stands = stands;
        this.turn = new LineTurn("SPI controller on " + pins.sclk().path());
    }

    /// Takes the bus, which is at rest from now on.
    ///
    /// @param pins of the design, which reads `ioI`
    /// @param format bytes of mode 0 or 3, the most significant bit first
    /// @param period of the clock
    /// @throws IllegalArgumentException for another format
    public static SpiIoController of(SpiIoPins pins, SpiFormat format, SimTime period) {
        return of(pins, format, period, false);
    }

    /// Takes the place of a controller of the design.
    ///
    /// @param pins of that controller, which drives `ioO`
    static SpiIoController inPlaceOf(SpiIoPins pins, SpiFormat format, SimTime period) {
        return of(pins, format, period, true);
    }

    private static SpiIoController of(
            SpiIoPins pins, SpiFormat format, SimTime period, boolean stands) {
        if (!format.equals(SpiFormat.mode(0)) && !format.equals(SpiFormat.mode(3))) {
            throw new IllegalArgumentException(
                    "several lines carry bytes in the modes 0 and 3, the most significant bit"
                            + " first, not "
                            + format);
        }
        SpiIoController bus = new SpiIoController(pins, format, period.dividedBy(2), stands);
        pins.csN().set(1);
        pins.sclk().set(format.rest());
        bus.put(0, 0);
        return bus;
    }

    /// Begins a transfer; one that nobody has ended ends first.
    public void select() {
        turn.take(() -> {
            if (selected) {
                end();
            }
            selected = true;
            pins.csN().set(0);
            await(half);
        });
    }

    /// Ends a transfer.
    public void deselect() {
        turn.take(this::end);
    }

    private void end() {
        selected = false;
        await(half);
        pins.csN().set(1);
        put(0, 0);
        await(half);
    }

    /// Sends bytes on one, two or four lines.
    ///
    /// @param bytes from 0 to 255
    /// @throws IllegalArgumentException when one is no byte; then nothing is sent
    public void send(int lines, int... bytes) {
        requireLines(lines);
        for (int each : bytes) {
            if ((each & ~0xff) != 0) {
                throw new IllegalArgumentException("0x%x has more than 8 bits".formatted(each));
            }
        }
        turn.take(() -> put(lines, bytes));
    }

    private void put(int lines, int... bytes) {
        int ours = lines == 1 ? 0b0001 : (1 << lines) - 1;
        for (int each : bytes) {
            for (int at = 8 - lines; at >= 0; at -= lines) {
                clock((each >> at) & ((1 << lines) - 1), ours);
            }
        }
    }

    /// Receives bytes on one, two or four lines.
    public byte[] receive(int lines, int count) {
        requireLines(lines);
        return turn.take(() -> take(lines, count));
    }

    private byte[] take(int lines, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            int all = 0;
            for (int at = 0; at < 8; at += lines) {
                int levels = clock(0, 0);
                int part = lines == 1 ? (levels >> 1) & 1 : levels & ((1 << lines) - 1);
                all = all << lines | part;
            }
            bytes[i] = (byte) all;
        }
        return bytes;
    }

    /// Lets clocks pass in which nobody drives the lines.
    public void idle(int clocks) {
        turn.take(() -> {
            for (int i = 0; i < clocks; i++) {
                clock(0, 0);
            }
        });
    }

    private static void requireLines(int lines) {
        if (lines != 1 && lines != 2 && lines != LINES) {
            throw new IllegalArgumentException("a byte goes on 1, 2 or 4 lines, not " + lines);
        }
    }

    /// Clocks once, and returns what stands on the lines at the rising edge.
    private int clock(int levels, int ours) {
        Signal sclk = pins.sclk();
        sclk.set(0);
        put(levels, ours);
        await(half);
        int theirs = stands ? 0 : (int) pins.ioOe().toLong();
        if ((theirs & ours) != 0) {
            throw new AssertionError(
                    "%s is %s while the controller drives the lines %s"
                            .formatted(
                                    pins.ioOe().path(),
                                    pins.ioOe().value(),
                                    Integer.toBinaryString(ours)));
        }
        int seen = stands ? (int) pins.ioI().toLong() : (int) pins.taken(theirs);
        sclk.set(1);
        await(half);
        sclk.set(format.rest());
        return seen;
    }

    private void put(int levels, int ours) {
        if (stands) {
            pins.ioO().set(levels);
            pins.ioOe().set(ours);
        } else {
            pins.ioI().set(levels | (SpiIoPins.RELEASED & ~ours));
        }
    }
}
