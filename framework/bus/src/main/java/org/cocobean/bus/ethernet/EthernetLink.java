package org.cocobean.bus.ethernet;

import java.util.List;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.check.EthernetRule;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.dut.Signal;
import org.cocobean.trigger.Edge;

/// One direction of a link between a MAC and a PHY; made by [Gmii], [Rgmii] and [Xgmii]. Immutable.
public final class EthernetLink {

    /// Bytes between two frames (IEEE 802.3, 4.4.2).
    public static final int GAP = 12;

    /// Bytes of the longest frame, with its check sequence and all envelopes (IEEE 802.3, 4.4.2).
    public static final int LONGEST = 2000;

    private final String name;
    private final Wires wires;
    private final ClockDomain domain;
    private final int gap;
    private final int leastGap;
    private final int longest;
    private final ProtocolChecks checks;

    private EthernetLink(
            String name,
            Wires wires,
            ClockDomain domain,
            int gap,
            int leastGap,
            int longest,
            ProtocolChecks checks) {
        this.name = name;
        this.wires = wires;
        this.domain = domain;
        this.gap = gap;
        this.leastGap = leastGap;
        this.longest = longest;
        this.checks = checks;
    }

    static EthernetLink of(Signal data, Wires wires, ClockDomain domain) {
        String name = data.path().replaceFirst("_?(data|d)$", "");
        return new EthernetLink(
                name, wires, domain, GAP, wires.leastGap(), LONGEST, ProtocolChecks.all());
    }

    /// Sets the bytes between two frames: those that a source leaves, and the least that a sink
    /// takes. On XGMII the Terminate is one of them. Where nothing is set, both are [#GAP], but on
    /// XGMII a sink takes 9: a MAC that aligns frames to lanes is even on average only.
    ///
    /// @throws IllegalArgumentException for less than 1
    public EthernetLink gap(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException(
                    "%s: a gap of %d bytes; without a gap no frame ends".formatted(name, bytes));
        }
        return new EthernetLink(name, wires, domain, bytes, bytes, longest, checks);
    }

    /// Sets the bytes of the longest frame that a sink takes, check sequence included.
    public EthernetLink longest(int bytes) {
        return new EthernetLink(name, wires, domain, gap, leastGap, bytes, checks);
    }

    /// Sets what a sink checks; [ProtocolChecks#all()] where nothing is set.
    public EthernetLink checks(ProtocolChecks newChecks) {
        return new EthernetLink(name, wires, domain, gap, leastGap, longest, newChecks);
    }

    /// Begins to send frames: inputs of the design.
    public EthernetSource drive() {
        return new EthernetSource(this);
    }

    /// Begins to receive frames. A receiver drives nothing, so it may as well watch what goes into
    /// the design.
    public EthernetSink receive() {
        return new EthernetSink(this);
    }

    /// Returns the name, for messages.
    public String name() {
        return name;
    }

    Wires wires() {
        return wires;
    }

    ClockDomain domain() {
        return domain;
    }

    int gap() {
        return gap;
    }

    int leastGap() {
        return leastGap;
    }

    int longest() {
        return longest;
    }

    ProtocolChecks checks() {
        return checks;
    }

    /// Looks for ever that a control signal is known at each edge.
    void watchKnown(Signal signal) {
        Edge clock = domain.edge();
        while (true) {
            if (!signal.value().isResolved()) {
                clock.await();
                if (!signal.value().isResolved()) {
                    checks.broken(
                            EthernetRule.KNOWN,
                            name,
                            "%s is %s".formatted(signal.path(), signal.value()));
                }
            }
            signal.change().await();
        }
    }

    List<Signal> control() {
        return wires.control();
    }
}
