package org.cocobean.bus.apb;

import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.memory.Target;
import org.cocobean.dut.Dut;

/// An APB bus of a design. Immutable: each method that changes something returns another one.
public final class Apb {

    private final String name;
    private final ApbPins pins;
    private final ClockDomain domain;
    private final ProtocolChecks checks;

    private Apb(String name, ApbPins pins, ClockDomain domain, ProtocolChecks checks) {
        this.name = name;
        this.pins = pins;
        this.domain = domain;
        this.checks = checks;
    }

    /// Finds the pins of a bus.
    ///
    /// @throws org.cocobean.bus.PinException listing what is missing, left over or of the wrong
    ///   width
    public static Apb of(Dut scope, Naming naming, ClockDomain domain) {
        return of(Pins.of(ApbPins.class).in(scope).named(naming).bind(), domain);
    }

    /// Takes pins that are bound.
    public static Apb of(ApbPins pins, ClockDomain domain) {
        return new Apb(
                pins.psel().path().replaceFirst("_?psel$", ""), pins, domain, ProtocolChecks.all());
    }

    /// Sets what the endpoint checks of the design; [ProtocolChecks#all()] where nothing is set.
    public Apb checks(ProtocolChecks newChecks) {
        return new Apb(name, pins, domain, newChecks);
    }

    /// Begins to ask: the design is the subordinate.
    public ApbManager manage() {
        return new ApbManager(this);
    }

    /// Begins to answer: the design is the manager.
    public ApbSubordinate serve(Target target) {
        return new ApbSubordinate(this, target);
    }

    /// Begins to watch what others do.
    public ApbMonitor watch() {
        return new ApbMonitor(this, true, true);
    }

    String name() {
        return name;
    }

    ApbPins pins() {
        return pins;
    }

    ClockDomain domain() {
        return domain;
    }

    ProtocolChecks checks() {
        return checks;
    }
}
