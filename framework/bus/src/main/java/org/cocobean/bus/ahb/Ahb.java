package org.cocobean.bus.ahb;

import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.memory.Target;
import org.cocobean.dut.Dut;

/// An AHB-Lite bus of a design. Immutable: each method that changes something returns another one.
public final class Ahb {

    private final String name;
    private final AhbPins pins;
    private final ClockDomain domain;
    private final ProtocolChecks checks;

    private Ahb(String name, AhbPins pins, ClockDomain domain, ProtocolChecks checks) {
        this.name = name;
        this.pins = pins;
        this.domain = domain;
        this.checks = checks;
    }

    /// Finds the pins of a bus.
    ///
    /// @throws org.cocobean.bus.PinException listing what is missing, left over or of the wrong
    ///   width
    public static Ahb of(Dut scope, Naming naming, ClockDomain domain) {
        return of(Pins.of(AhbPins.class).in(scope).named(naming).bind(), domain);
    }

    /// Takes pins that are bound.
    public static Ahb of(AhbPins pins, ClockDomain domain) {
        return new Ahb(
                pins.htrans().path().replaceFirst("_?htrans$", ""),
                pins,
                domain,
                ProtocolChecks.all());
    }

    /// Sets what the endpoint checks of the design; [ProtocolChecks#all()] where nothing is set.
    public Ahb checks(ProtocolChecks newChecks) {
        return new Ahb(name, pins, domain, newChecks);
    }

    /// Begins to ask: the design is the subordinate.
    public AhbManager manage() {
        return new AhbManager(this);
    }

    /// Begins to answer: the design is the manager.
    public AhbSubordinate serve(Target target) {
        return new AhbSubordinate(this, target);
    }

    /// Begins to watch what others do.
    public AhbMonitor watch() {
        return new AhbMonitor(this, true, true);
    }

    String name() {
        return name;
    }

    AhbPins pins() {
        return pins;
    }

    ClockDomain domain() {
        return domain;
    }

    ProtocolChecks checks() {
        return checks;
    }
}
