package org.cocobean.bus.avalon;

import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.memory.Target;
import org.cocobean.dut.Dut;

/// An Avalon-MM bus of a design. Addresses of the test are bytes; those on the pins too, as a host
/// has them, unless [#wordAddresses()] is called, as most agents have them. Immutable: each method
/// that changes something returns another one.
///
/// ```java
/// AddressBus bus = Avalon.of(dut, Naming.prefix("avs_"), domain).wordAddresses().manage();
/// ```
public final class Avalon {

    private final String name;
    private final AvalonPins pins;
    private final ClockDomain domain;
    private final ProtocolChecks checks;
    private final boolean words;
    private final int latency;

    private Avalon(
            String name,
            AvalonPins pins,
            ClockDomain domain,
            ProtocolChecks checks,
            boolean words,
            int latency) {
        this.name = name;
        this.pins = pins;
        this.domain = domain;
        this.checks = checks;
        this.words = words;
        this.latency = latency;
    }

    /// Finds the pins of a bus.
    ///
    /// @throws org.cocobean.bus.PinException listing what is missing, left over or of the wrong
    ///   width
    public static Avalon of(Dut scope, Naming naming, ClockDomain domain) {
        return of(Pins.of(AvalonPins.class).in(scope).named(naming).bind(), domain);
    }

    /// Takes pins that are bound.
    public static Avalon of(AvalonPins pins, ClockDomain domain) {
        return new Avalon(
                pins.address().path().replaceFirst("_?address$", ""),
                pins,
                domain,
                ProtocolChecks.all(),
                false,
                0);
    }

    /// Sets what the endpoint checks of the design; [ProtocolChecks#all()] where nothing is set.
    public Avalon checks(ProtocolChecks newChecks) {
        return new Avalon(name, pins, domain, newChecks, words, latency);
    }

    /// Addresses on the pins count words.
    public Avalon wordAddresses() {
        return new Avalon(name, pins, domain, checks, true, latency);
    }

    /// What is read is there so many cycles after the read was taken; of a bus without
    /// `readdatavalid`.
    ///
    /// @throws IllegalArgumentException where the bus has `readdatavalid`, or for less than 0
    public Avalon readLatency(int cycles) {
        if (cycles < 0 || pins.readdatavalid().isPresent()) {
            throw new IllegalArgumentException(
                    "%s: a latency of %d for reads; it is 0 or more, of a bus without readdatavalid"
                            .formatted(name, cycles));
        }
        return new Avalon(name, pins, domain, checks, words, cycles);
    }

    /// Begins to ask: the design is the agent.
    public AvalonManager manage() {
        return new AvalonManager(this);
    }

    /// Begins to answer: the design is the host.
    ///
    /// @throws org.cocobean.bus.PinException where the bus has neither `waitrequest` nor
    ///   `readdatavalid`
    public AvalonSubordinate serve(Target target) {
        return new AvalonSubordinate(this, target);
    }

    /// Begins to watch what others do.
    public AvalonMonitor watch() {
        return new AvalonMonitor(this, true, true);
    }

    String name() {
        return name;
    }

    AvalonPins pins() {
        return pins;
    }

    ClockDomain domain() {
        return domain;
    }

    ProtocolChecks checks() {
        return checks;
    }

    int latency() {
        return latency;
    }

    boolean isPipelined() {
        return pins.readdatavalid().isPresent();
    }

    long toPins(long address) {
        return words ? address / pins.lanes() : address;
    }

    long fromPins(long address) {
        return words ? address * pins.lanes() : address & -pins.lanes();
    }
}
