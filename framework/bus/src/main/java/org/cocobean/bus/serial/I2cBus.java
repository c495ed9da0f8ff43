package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.readWrite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.check.I2cRule;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.trigger.Trigger;
import org.cocobean.value.Logic;

/// The two open-drain lines of an I2C bus, to which devices of the design and models are connected.
/// Checks the rules of all of them, and shows what goes over it.
///
/// ```java
/// I2cBus bus = I2cBus.of(I2cSpeed.FAST).connect(dut, Naming.plain(), domain);
/// bus.serve(I2cAddress.of(0x50), I2cMemory.of(Memory.sparse(256)));
/// ```
public final class I2cBus implements Watcher<I2cTransfer> {

    private record Change(I2cLine line, int level) {}

    private final I2cSpeed speed;
    private final ProtocolChecks checks;
    private final I2cLine scl = new I2cLine("SCL");
    private final I2cLine sda = new I2cLine("SDA");
    private final ArrayDeque<Change> changes = new ArrayDeque<>();
    private final List<I2cListener> listeners = new ArrayList<>();
    private final I2cDecoder decoder = new I2cDecoder();
    private boolean telling;

    private I2cBus(I2cSpeed speed, ProtocolChecks checks) {
        this.speed = speed;
        this.checks = checks;
        listeners.add(decoder);
        if (checks.isOn()) {
            listeners.add(new I2cChecker(this));
        }
    }

    /// Makes a bus whose rules are all checked.
    public static I2cBus of(I2cSpeed speed) {
        return of(speed, ProtocolChecks.all());
    }

    /// Makes a bus.
    public static I2cBus of(I2cSpeed speed, ProtocolChecks checks) {
        return new I2cBus(speed, checks);
    }

    /// Finds the pins of a device of the design and connects it.
    ///
    /// @return this
    /// @throws org.cocobean.bus.PinException listing what is missing, left over or of the wrong
    ///   width
    public I2cBus connect(Dut scope, Naming naming, ClockDomain domain) {
        return connect(Pins.of(I2cPins.class).in(scope).named(naming).bind(), domain);
    }

    /// Connects a device of the design. In reset, and as long as nobody knows what it does, it
    /// leaves the lines alone.
    ///
    /// @return this
    public I2cBus connect(I2cPins pins, ClockDomain domain) {
        decoder.draw(pins.sclI().path().replaceFirst("_?scl_?i$", ""));
        scl.showAt(pins.sclI());
        sda.showAt(pins.sdaI());
        Pull clock = new Pull(pins.sclO(), pins.sclT());
        Pull data = new Pull(pins.sdaO(), pins.sdaT());
        domain.run(
                "I2C pins " + pins.sclO().path(),
                () -> {
                    clock.forget();
                    data.forget();
                    pull(sda, pins, false);
                    pull(scl, pins, false);
                },
                () -> follow(pins, clock, data));
        return this;
    }

    /// Finds the pads of the design, `scl` and `sda` by the naming, and connects them.
    ///
    /// @return this
    /// @throws org.cocobean.bus.PinException listing what is missing, left over or of the wrong
    ///   width
    /// @throws UnsupportedOperationException as [#connect(I2cPads)]
    public I2cBus connect(Dut scope, Naming naming) {
        return connect(Pins.of(I2cPads.class).in(scope).named(naming).bind());
    }

    /// Connects pads of the design, however many devices share them, and pulls them up. An input of
    /// the design reads `H`, as with a pull-up on a board.
    ///
    /// @return this
    /// @throws UnsupportedOperationException when the simulator does not drive inout ports, or
    ///   these are none of the top
    public I2cBus connect(I2cPads pads) {
        decoder.draw(pads.scl().path().replaceFirst("_?scl$", ""));
        for (I2cPad pad :
                List.of(new I2cPad(this, scl, pads.scl()), new I2cPad(this, sda, pads.sda()))) {
            fork("I2C pad " + pad, pad::watch);
        }
        return this;
    }

    /// Of what changes together, the clock falls first and rises last.
    private void follow(I2cPins pins, Pull clock, Pull data) {
        Trigger[] moves = Stream.of(clock, data).flatMap(Pull::moves).toArray(Trigger[]::new);
        while (true) {
            boolean low = clock.isLow();
            if (low) {
                pull(scl, pins, true);
            }
            pull(sda, pins, data.isLow());
            pull(scl, pins, low);
            first(moves).await();
            readWrite().await();
        }
    }

    /// What a device does to a line.
    private final class Pull {
        private final Signal out;
        private final Optional<Signal> tristate;
        private boolean known;

        Pull(Signal out, Optional<Signal> tristate) {
            this.out = out;
            this.tristate = tristate;
        }

        void forget() {
            known = false;
        }

        Stream<Trigger> moves() {
            return Stream.concat(Stream.of(out), tristate.stream()).map(Signal::change);
        }

        boolean isLow() {
            Logic enable = tristate.map(Signal::logic).orElse(Logic.ZERO);
            Logic level = enable == Logic.ONE ? Logic.ONE : out.logic();
            boolean isKnown =
                    (enable == Logic.ZERO || enable == Logic.ONE)
                            && (level == Logic.ZERO || level == Logic.ONE);
            if (known && !isKnown) {
                checks.broken(
                        I2cRule.LINE_KNOWN,
                        out.path(),
                        "is %s%s"
                                .formatted(
                                        out.logic(),
                                        tristate.map(t -> ", tri-state " + t.logic()).orElse("")));
            }
            known = isKnown;
            return isKnown && level == Logic.ZERO;
        }
    }

    /// Lets a model answer to an address.
    ///
    /// @return the target, whose clock stretching can be set
    public I2cTarget serve(I2cAddress address, I2cTarget.Handler handler) {
        I2cTarget target = new I2cTarget(this, address, handler);
        listeners.add(target);
        return target;
    }

    /// Begins to ask; a bus may have several controllers.
    public I2cController control() {
        return new I2cController(this);
    }

    I2cSpeed speed() {
        return speed;
    }

    ProtocolChecks checks() {
        return checks;
    }

    I2cLine scl() {
        return scl;
    }

    I2cLine sda() {
        return sda;
    }

    I2cDecoder decoder() {
        return decoder;
    }

    /// Pulls a line low or leaves it alone, and tells everybody what comes of it: one change after
    /// the other, however many they lead to.
    void pull(I2cLine line, Object who, boolean low) {
        if (!line.pull(who, low)) {
            return;
        }
        changes.add(new Change(line, line.isLow() ? 0 : 1));
        if (telling) {
            return;
        }
        telling = true;
        try {
            while (!changes.isEmpty()) {
                tell(changes.remove());
            }
        } finally {
            telling = false;
        }
    }

    private void tell(Change change) {
        change.line().show(change.level());
        boolean up = change.level() == 1;
        if (change.line() == scl) {
            listeners.forEach(up ? l -> l.rise(sda.level()) : I2cListener::fall);
        } else if (scl.level() == 1) {
            listeners.forEach(up ? I2cListener::stop : I2cListener::start);
        } else {
            listeners.forEach(I2cListener::data);
        }
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<I2cTransfer>> listener) {
        decoder.add(listener);
    }

    /// The bus has no reset: the listener is never called.
    @Override
    public void onReset(Runnable listener) {}
}
