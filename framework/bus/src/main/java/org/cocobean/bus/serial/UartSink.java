package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.timer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cocobean.Lane;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.internal.BusLane;
import org.cocobean.dut.Signal;
import org.cocobean.internal.kernel.StreamEngines;
import org.cocobean.internal.kernel.UartEngine;
import org.cocobean.time.Rounding;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.value.Logic;
import org.jspecify.annotations.Nullable;

/// Listens to a serial line. A frame with an error fails the test, unless [#allowErrors()] is
/// called, and so does a line that is neither 0 nor 1 in the middle of a bit, also of the start bit
/// that may begin where a line at rest becomes unknown. What listeners have been told is kept as
/// well.
public final class UartSink implements Watcher<UartFrame> {

    private final Signal line;
    private final UartPlaces places;
    private final List<SimTime> middles;
    private final @Nullable UartEngine engine;
    private final @Nullable UartMarks marks;
    private final UartInbox heard;
    private final List<Consumer<? super Transfer<UartFrame>>> listeners = new ArrayList<>();
    private final Consumer<Transfer<UartFrame>> lane;
    private boolean errorsAllowed;
    private long pulled;

    private UartSink(Signal line, UartFormat format, boolean beside) {
        this.line = line;
        this.heard = new UartInbox(line.path());
        this.places = new UartPlaces(format);
        this.middles = places.middles();
        this.engine = beside ? StreamEngines.uartSink(line, middles).orElse(null) : null;
        this.marks = engine == null ? null : new UartMarks(engine);
        Optional<Lane<UartFrame>> drawn =
                BusLane.of(line.path(), name -> Lane.of(name, UartFrame::label));
        this.lane = BusLane.driven(drawn);
        if (engine != null) {
            engine.setRules(places.stops(), places.counted(), places.isOdd());
            drawn.ifPresent(to -> to.atEnd(() -> drawRest(engine)));
        }
    }

    /// Begins to listen.
    public static UartSink on(Signal line, UartFormat format) {
        return on(line, format, true);
    }

    /// Begins to listen, without an engine.
    static UartSink inJava(Signal line, UartFormat format) {
        return on(line, format, false);
    }

    private static UartSink on(Signal line, UartFormat format, boolean beside) {
        UartSink sink = new UartSink(line, format, beside);
        UartEngine ear = sink.engine;
        fork(
                "UART sink on " + line.path(),
                ear == null ? sink::listen : () -> sink.listenBeside(ear));
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
        if (engine != null) {
            engine.allowErrors();
        }
        return this;
    }

    /// Samples in the middle of a bit of a frame.
    private int sample(SimTime start, int place) {
        timer(start.plus(middles.get(place)).minus(now()), Rounding.ROUND).await();
        Logic level = line.logic();
        if (!isKnown(level)) {
            throw unknown(level, place, start);
        }
        return isOne(level) ? 1 : 0;
    }

    private static boolean isZero(Logic level) {
        return level == Logic.ZERO || level == Logic.L;
    }

    private static boolean isOne(Logic level) {
        return level == Logic.ONE || level == Logic.H;
    }

    private static boolean isKnown(Logic level) {
        return isZero(level) || isOne(level);
    }

    /// Waits for what may be the beginning of a start bit.
    private void awaitStart() {
        Edge change = line.change();
        Logic last = line.logic();
        while (true) {
            change.await();
            Logic level = line.logic();
            if (isZero(level) ? !isZero(last) : !isKnown(level) && isOne(last)) {
                return;
            }
            last = level;
        }
    }

    private AssertionError unknown(Logic level, int place, SimTime start) {
        return new AssertionError(
                "%s is %s in bit %d of a frame that began at %s"
                        .formatted(line.path(), level, place, start));
    }

    private void listen() {
        while (true) {
            awaitStart();
            SimTime start = now();
            if (sample(start, 0) == 1) {
                continue; // a glitch
            }
            long levels = 0;
            for (int place = 1; place < middles.size(); place++) {
                levels |= (long) sample(start, place) << place;
            }
            UartFrame frame = places.frame(levels, start, now());
            if (fails(frame)) {
                draw(frame);
                throw error(frame);
            }
            tell(frame);
            if (frame.framingError() && line.logic() != Logic.ONE) {
                line.rising().await();
            }
        }
    }

    private void listenBeside(UartEngine ear) {
        ear.listen();
        while (true) {
            ear.await();
            Optional<UartFrame> wrong = takeGood(ear);
            if (wrong.isPresent()) {
                throw error(wrong.get());
            }
            if (ear.unknown() >= 0) {
                throw unknown(line.logic(), ear.unknown(), ear.since());
            }
        }
    }

    /// Takes over what was heard beside the simulator. What fails the test, and listeners, are for
    /// the sink's own task, which is woken for them.
    private void pull() {
        if (engine != null && listeners.isEmpty()) {
            takeGood(engine);
        }
    }

    /// Takes over frames up to the first that fails the test, and returns that.
    private Optional<UartFrame> takeGood(UartEngine ear) {
        while (pulled < ear.done()) {
            UartFrame frame = heardBeside(ear, pulled);
            if (fails(frame)) {
                return Optional.of(frame);
            }
            pulled++;
            if (marks != null) {
                marks.pulled(pulled);
            }
            tell(frame);
        }
        return Optional.empty();
    }

    private UartFrame heardBeside(UartEngine ear, long at) {
        return places.frame(ear.levels(at), ear.start(at), ear.end(at));
    }

    /// Draws what nobody asked for until the end of the test, and what failed it.
    private void drawRest(UartEngine ear) {
        for (long at = Math.max(pulled, ear.done() - ear.room()); at < ear.done(); at++) {
            draw(heardBeside(ear, at));
        }
    }

    private Transfer<UartFrame> draw(UartFrame frame) {
        Transfer<UartFrame> transfer = new Transfer<>(frame, frame.start(), frame.end());
        lane.accept(transfer);
        return transfer;
    }

    private boolean fails(UartFrame frame) {
        return !frame.isGood() && !errorsAllowed;
    }

    private AssertionError error(UartFrame frame) {
        return new AssertionError("heard on %s: %s".formatted(line.path(), frame));
    }

    private void tell(UartFrame frame) {
        Transfer<UartFrame> transfer = draw(frame);
        listeners.forEach(listener -> listener.accept(transfer));
        heard.put(frame);
    }

    /// Waits for a frame and returns its data.
    public int take() {
        return next().data();
    }

    /// Waits for so many frames and returns the lowest eight bits of each. Where a native engine
    /// listens, only the last of them wakes the test, and each 512th before it.
    ///
    /// @throws IllegalArgumentException when the number is negative
    public byte[] take(int count) {
        if (count < 0) {
            throw new IllegalArgumentException(
                    "0 frames or more of %s can be taken, not %d".formatted(line.path(), count));
        }
        List<UartFrame> frames = count == 0 ? List.of() : frames(count);
        byte[] data = new byte[count];
        for (int i = 0; i < count; i++) {
            data[i] = (byte) frames.get(i).data();
        }
        return data;
    }

    /// Waits for a frame.
    public UartFrame next() {
        return frames(1).getFirst();
    }

    private List<UartFrame> frames(int count) {
        pull();
        return heard.take(
                frames -> frames.size() == count,
                (had, wait) -> {
                    if (marks == null) {
                        wait.run();
                    } else {
                        marks.await(count - had, wait);
                    }
                });
    }

    /// Waits for a line and returns it without its end. Where a native engine listens, only the end
    /// of the line wakes the test, and each 512th frame before it.
    public String line() {
        pull();
        StringBuilder text = new StringBuilder();
        heard.take(frames -> frames.getLast().data() == '\n', this::awaitEnd)
                .forEach(frame -> text.append((char) frame.data()));
        return text.toString().stripTrailing();
    }

    private void awaitEnd(int had, Runnable wait) {
        if (marks == null) {
            wait.run();
        } else {
            marks.awaitEnd(places.data(), places.levels('\n'), wait);
        }
    }

    /// Tells whether everything heard was taken.
    public boolean isSilent() {
        pull();
        return heard.isEmpty();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<UartFrame>> listener) {
        pull();
        listeners.add(listener);
        if (marks != null) {
            marks.beEager();
        }
    }

    /// A serial line has no reset: the listener is never called.
    @Override
    public void onReset(Runnable listener) {}
}
