package org.cocobean.bus.wishbone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// Finds the pins of a bus on which the design answers, by the names of the specification
    /// behind a prefix: `cyc_i`, `dat_i`, `dat_o`, `ack_o` and so on.
    ///
    /// @param prefix of their names, for instance `wbs_`
    /// @throws org.cocobean.bus.PinException listing what is missing or of the wrong width
    public static Wishbone subordinate(Dut scope, String prefix, ClockDomain domain) {
        return of(scope, names(prefix, "_i", "_o"), domain);
    }

    /// Finds the pins of a bus on which the design asks, by the names of the specification behind a
    /// prefix: `cyc_o`, `dat_o`, `dat_i`, `ack_i` and so on.
    ///
    /// @param prefix of their names, for instance `wbm_`
    /// @throws org.cocobean.bus.PinException listing what is missing or of the wrong width
    public static Wishbone manager(Dut scope, String prefix, ClockDomain domain) {
        return of(scope, names(prefix, "_o", "_i"), domain);
    }

    private static Naming names(String prefix, String asked, String answered) {
        Map<String, String> names = new HashMap<>();
        for (String pin : List.of("cyc", "stb", "we", "adr", "sel")) {
            names.put(pin, prefix + pin + asked);
        }
        for (String pin : List.of("ack", "err", "rty", "stall")) {
            names.put(pin, prefix + pin + answered);
        }
        names.put("datM", prefix + "dat" + asked);
        names.put("datS", prefix + "dat" + answered);
        return Naming.map(names);
    }

    /// Takes pins that are bound.
    public static Wishbone of(WishbonePins pins, ClockDomain domain) {
        return new Wishbone(
                pins.cyc().path().replaceFirst("_?cyc(_[io])?$", ""),
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
