package org.cocobean.bus.gpio;

import java.util.List;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.time.SimTime;
import org.cocobean.value.Logic;

/// A group of general-purpose pins. Immutable: each method that changes something returns another
/// one; [#connect()] begins.
///
/// ```java
/// GpioPort port = Gpio.of(dut, Naming.plain()).named("cs", "irq", "led", "key").connect();
/// port.pin("key").bounce(1, 5, us(1));
/// assertThat(port.pin("led").nextPulse(1).width()).isEqualTo(ms(1));
/// ```
public final class Gpio {

    /// Makes the pads once the pull is known.
    private interface Kind {
        Pad pad(Logic pull);
    }

    private final String name;
    private final Kind kind;
    private final List<String> names;
    private final Logic pull;
    private final SimTime shortest;
    private final ProtocolChecks checks;

    private Gpio(
            String name,
            Kind kind,
            List<String> names,
            Logic pull,
            SimTime shortest,
            ProtocolChecks checks) {
        this.name = name;
        this.kind = kind;
        this.names = names;
        this.pull = pull;
        this.shortest = shortest;
        this.checks = checks;
    }

    private static Gpio of(String name, Kind kind) {
        return new Gpio(name, kind, List.of(), Logic.Z, SimTime.ZERO, ProtocolChecks.all());
    }

    /// Finds pins before their pads, as [GpioPins] has them.
    ///
    /// @throws org.cocobean.bus.PinException listing what is missing, left over or of the wrong
    ///   width
    public static Gpio of(Dut scope, Naming naming) {
        return of(Pins.of(GpioPins.class).in(scope).named(naming).bind());
    }

    /// Takes pins before their pads.
    public static Gpio of(GpioPins pins) {
        String name = pins.gpioI().path().replaceFirst("_?i$", "");
        return of(name, pull -> new SplitPad(pins, pull));
    }

    /// Takes outputs of the design, each bit a pin.
    public static Gpio outputs(Signal signal) {
        return of(signal.path(), pull -> new OutputPad(signal));
    }

    /// Takes inputs of the design, each bit a pin.
    public static Gpio inputs(Signal signal) {
        return of(signal.path(), pull -> new InputPad(signal, pull));
    }

    /// Takes inout ports of the top, each bit a pin; where the simulator [drives
    /// them][Signal#drive(org.cocobean.value.LogicVector)].
    public static Gpio inouts(Signal signal) {
        return of(signal.path(), pull -> new InoutPad(signal, pull));
    }

    /// Names the pins, from the rightmost bit on. Those without one are called by their number.
    public Gpio named(String... newNames) {
        return new Gpio(name, kind, List.of(newNames), pull, shortest, checks);
    }

    /// Pulls pins that nobody drives up; without a pull they are Z.
    public Gpio pullUp() {
        return new Gpio(name, kind, names, Logic.ONE, shortest, checks);
    }

    /// Pulls pins that nobody drives down.
    public Gpio pullDown() {
        return new Gpio(name, kind, names, Logic.ZERO, shortest, checks);
    }

    /// Demands that each level of a pin lasts so long.
    public Gpio shortest(SimTime time) {
        return new Gpio(name, kind, names, pull, time, checks);
    }

    /// Sets what is checked; [ProtocolChecks#all()] where nothing is set.
    public Gpio checks(ProtocolChecks newChecks) {
        return new Gpio(name, kind, names, pull, shortest, newChecks);
    }

    /// Begins to watch the pins; nothing but the pulls drives them at first.
    public GpioPort connect() {
        return new GpioPort(this, kind.pad(pull));
    }

    String name() {
        return name;
    }

    List<String> names() {
        return names;
    }

    SimTime shortest() {
        return shortest;
    }

    ProtocolChecks checks() {
        return checks;
    }
}
