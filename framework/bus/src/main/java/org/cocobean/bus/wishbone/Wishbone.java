package org.cocobean.bus.wishbone;

import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.memory.Target;
import org.cocobean.dut.Dut;

/// A Wishbone bus of a design: pipelined where it has `stall`, classic where not. Addresses of the
/// test are bytes; those on the pins too, unless [#wordAddresses()] is called. Immutable.
public final class Wishbone {

    private final String name;
    private final WishbonePins pins;
    private final ClockDomain domain;
    private final ProtocolChecks checks;
    private final boolean words;

    private Wishbone(
            String name,
            WishbonePins pins,
            ClockDomain domain,
            ProtocolChecks checks,
            boolean words) {
        this.name = name;
        this.pins = pins;
        this.domain = domain;
        this.checks = checks;
        this.words = words;
    }

    /// Finds the pins of a bus.
    ///
    /// @throws org.cocobean.bus.PinException listing what is missing, left over or of the wrong
    ///   width
    public static Wishbone of(Dut scope, Naming naming, ClockDomain domain) {
        return of(Pins.of(WishbonePins.class).in(scope).named(naming).bind(), domain);
    }

    /// Takes pins that are bound.
    public static Wishbone of(WishbonePins pins, ClockDomain domain) {
        return new Wishbone(
                pins.cyc().path().replaceFirst("_?cyc$", ""),
                pins,
                domain,
                ProtocolChecks.all(),
                false);
    }

    /// Sets what the endpoint checks of the design; [ProtocolChecks#all()] where nothing is set.
    public Wishbone checks(ProtocolChecks newChecks) {
        return new Wishbone(name, pins, domain, newChecks, words);
    }

    /// Addresses on the pins count words.
    public Wishbone wordAddresses() {
        return new Wishbone(name, pins, domain, checks, true);
    }

    /// Begins to ask: the design is the subordinate.
    public WishboneManager manage() {
        return new WishboneManager(this);
    }

    /// Begins to answer: the design is the manager.
    public WishboneSubordinate serve(Target target) {
        return new WishboneSubordinate(this, target);
    }

    /// Begins to check what others do.
    public void watch() {
        WishboneChecker.start(this, true, true);
    }

    String name() {
        return name;
    }

    WishbonePins pins() {
        return pins;
    }

    ClockDomain domain() {
        return domain;
    }

    ProtocolChecks checks() {
        return checks;
    }

    boolean isPipelined() {
        return pins.stall().isPresent();
    }

    long toPins(long address) {
        return words ? address / pins.lanes() : address;
    }

    long fromPins(long address) {
        return words ? address * pins.lanes() : address & -pins.lanes();
    }
}
