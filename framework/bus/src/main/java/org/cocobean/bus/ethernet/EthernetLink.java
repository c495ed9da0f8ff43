package org.cocobean.bus.ethernet;

import java.util.List;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Stall;
import org.cocobean.bus.check.EthernetRule;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.internal.Known;
import org.cocobean.dut.Signal;

/// One direction of a link between a MAC and a PHY; made by [Gmii], [Rgmii] and [Xgmii]. Immutable.
public final class EthernetLink {

    /// Bytes between two frames (IEEE 802.3, 4.4.2).
    public static final int GAP = 12;

    /// Bytes of the longest frame, with its check sequence and all envelopes (IEEE 802.3, 4.4.2).
    public static final int LONGEST = 2000;

    private final String name;
    private final Wires wires;
    private final ClockDomain domain;
    private final Settings settings;

    /// What users set.
    private record Settings(
            int gap, int leastGap, int longest, Stall stall, ProtocolChecks checks) {}

    private EthernetLink(String name, Wires wires, ClockDomain domain, Settings settings) {
        this.name = name;
        this.wires = wires;
        this.domain = domain;
        this.settings = settings;
    }

    static EthernetLink of(Signal data, Wires wires, ClockDomain domain) {
        String name = data.path().replaceFirst("_?(data|d)$", "");
        return new EthernetLink(
                name,
                wires,
                domain,
                new Settings(GAP, wires.leastGap(), LONGEST, Stall.none(), ProtocolChecks.all()));
    }

    private EthernetLink with(Settings changed) {
        return new EthernetLink(name, wires, domain, changed);
    }

    /// Says that half a byte goes over the link in each clock cycle, the lower one first, as at 10
    /// and 100 Mbit/s: on RGMII at both edges of the cycle, on GMII in the lower four bits. On MII
    /// that is always so.
    ///
    /// @throws IllegalStateException on XGMII
    public EthernetLink halfBytes() {
        return new EthernetLink(name, wires.halfBytes(), domain, settings);
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
        return with(new Settings(bytes, bytes, settings.longest, settings.stall, settings.checks));
    }

    /// Sets in which cycles a source begins no frame although one waits and the gap is over.
    public EthernetLink stall(Stall stall) {
        return with(
                new Settings(
                        settings.gap, settings.leastGap, settings.longest, stall, settings.checks));
    }

    /// Sets the bytes of the longest frame that a sink takes, check sequence included.
    public EthernetLink longest(int bytes) {
        return with(
                new Settings(
                        settings.gap, settings.leastGap, bytes, settings.stall, settings.checks));
    }

    /// Sets what a sink checks; [ProtocolChecks#all()] where nothing is set.
    public EthernetLink checks(ProtocolChecks checks) {
        return with(
                new Settings(
                        settings.gap, settings.leastGap, settings.longest, settings.stall, checks));
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
        return settings.gap;
    }

    int leastGap() {
        return settings.leastGap;
    }

    Stall stall() {
        return settings.stall;
    }

    int longest() {
        return settings.longest;
    }

    ProtocolChecks checks() {
        return settings.checks;
    }

    /// Looks for ever that a control signal is known at each edge.
    void watchKnown(Signal signal) {
        Known.watch(
                domain,
                signal,
                () ->
                        settings.checks.broken(
                                EthernetRule.KNOWN,
                                name,
                                "%s is %s".formatted(signal.path(), signal.value())));
    }

    List<Signal> control() {
        return wires.control();
    }
}
