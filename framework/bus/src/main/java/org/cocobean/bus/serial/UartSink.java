package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.queue;
import static org.cocobean.Cocobean.timer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cocobean.Lane;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.internal.BusLane;
import org.cocobean.dut.Signal;
import org.cocobean.task.SimQueue;
import org.cocobean.time.Rounding;
import org.cocobean.time.SimTime;
import org.cocobean.value.Logic;

/// Listens to a serial line. A frame with an error fails the test, unless [#allowErrors()] is
/// called. What listeners have been told is kept as well.
public final class UartSink implements Watcher<UartFrame> {

    private final Signal line;
    private final UartFormat format;
    private final SimQueue<UartFrame> heard = queue();
    private final List<Consumer<? super Transfer<UartFrame>>> listeners = new ArrayList<>();
    private final Consumer<Transfer<UartFrame>> lane;
    private boolean errorsAllowed;

    private UartSink(Signal line, UartFormat format) {
        this.line = line;
        this.format = format;
        this.lane =
                BusLane.driven(BusLane.of(line.path(), name -> Lane.of(name, UartFrame::label)));
    }

    /// Begins to listen.
    public static UartSink on(Signal line, UartFormat format) {
        UartSink sink = new UartSink(line, format);
        fork("UART sink on " + line.path(), sink::listen);
        return sink;
    }

    /// Begins to listen, with eight data bits, no parity and one stop bit.
    public static UartSink on(Signal line, SimTime bit) {
        return on(line, UartFormat.of(bit));
    }

    /// Takes frames with errors too; [#next()] shows what is wrong with them.
    ///
    /// @return this
    public UartSink allowErrors() {
        errorsAllowed = true;
        return this;
    }

    /// Samples in the middle of a bit that begins so many bits after the start.
    private int sample(SimTime start, int bits) {
        SimTime middle = start.plus(format.bit().times(2L * bits + 1).dividedBy(2));
        timer(middle.minus(now()), Rounding.ROUND).await();
        Logic level = line.logic();
        if (level != Logic.ONE && level != Logic.H && level != Logic.ZERO && level != Logic.L) {
            throw new AssertionError(
                    "%s is %s in bit %d of a frame that began at %s"
                            .formatted(line.path(), level, bits, start));
        }
        return level == Logic.ONE || level == Logic.H ? 1 : 0;
    }

    private void listen() {
        while (true) {
            line.falling().await();
            SimTime start = now();
            if (sample(start, 0) == 1) {
                continue; // a glitch
            }
            int data = 0;
            for (int i = 0; i < format.dataBits(); i++) {
                data |= sample(start, 1 + i) << i;
            }
            int next = 1 + format.dataBits();
            boolean wrongParity = false;
            boolean allZero = data == 0;
            if (format.parity() != Parity.NONE) {
                int parity = sample(start, next++);
                wrongParity = parity != format.parity().bit(data);
                allZero &= parity == 0;
            }
            boolean stops = true;
            for (int i = 0; i < format.stopBits(); i++) {
                boolean one = sample(start, next++) == 1;
                stops &= one;
                allZero &= !one;
            }
            tell(new UartFrame(data, wrongParity, !stops, allZero, start, now()));
            if (!stops && line.logic() != Logic.ONE) {
                line.rising().await();
            }
        }
    }

    private void tell(UartFrame frame) {
        if (!frame.isGood() && !errorsAllowed) {
            throw new AssertionError("heard on %s: %s".formatted(line.path(), frame));
        }
        Transfer<UartFrame> transfer = new Transfer<>(frame, frame.start(), frame.end());
        lane.accept(transfer);
        listeners.forEach(listener -> listener.accept(transfer));
        heard.put(frame);
    }

    /// Waits for a frame and returns its data.
    public int take() {
        return next().data();
    }

    /// Waits for a frame.
    public UartFrame next() {
        return heard.take();
    }

    /// Waits for a line and returns it without its end.
    public String line() {
        StringBuilder text = new StringBuilder();
        for (int next = take(); next != '\n'; next = take()) {
            text.append((char) next);
        }
        return text.toString().stripTrailing();
    }

    /// Tells whether everything heard was taken.
    public boolean isSilent() {
        return heard.isEmpty();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<UartFrame>> listener) {
        listeners.add(listener);
    }

    /// A serial line has no reset: the listener is never called.
    @Override
    public void onReset(Runnable listener) {}
}
