package org.cocobean.bus.axi;

import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Payload;
import org.cocobean.bus.Pins;
import org.cocobean.bus.Stall;
import org.cocobean.bus.Stream;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.memory.Response;
import org.cocobean.bus.memory.Target;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;

/// An AXI4 or AXI4-Lite bus of a design. Immutable: each method that changes something returns
/// another one.
///
/// ```java
/// AxiManager bus = Axi.of(dut, Naming.prefix("s_axi_"), domain).manage();
/// bus.writeInt(0x10, 1);
/// ```
public final class Axi {

    private final String name;
    private final AxiPins pins;
    private final ClockDomain domain;
    private final Map<AxiChannel, Stall> stalls;
    private final ProtocolChecks checks;
    private final ByteOrder order;

    private Axi(
            String name,
            AxiPins pins,
            ClockDomain domain,
            Map<AxiChannel, Stall> stalls,
            ProtocolChecks checks,
            ByteOrder order) {
        this.name = name;
        this.pins = pins;
        this.domain = domain;
        this.stalls = Map.copyOf(stalls);
        this.checks = checks;
        this.order = order;
    }

    /// Finds the pins of a bus.
    ///
    /// @throws org.cocobean.bus.PinException listing what is missing, left over or of the wrong
    ///   width
    public static Axi of(Dut scope, Naming naming, ClockDomain domain) {
        return of(Pins.of(AxiPins.class).in(scope).named(naming).bind(), domain);
    }

    /// Takes pins that are bound.
    public static Axi of(AxiPins pins, ClockDomain domain) {
        return new Axi(
                pins.awvalid().path().replaceFirst("_?awvalid$", ""),
                pins,
                domain,
                Map.of(),
                ProtocolChecks.all(),
                ByteOrder.LITTLE_ENDIAN);
    }

    /// Lets the endpoint stand still on one of its channels.
    public Axi stall(AxiChannel channel, Stall stall) {
        Map<AxiChannel, Stall> more = new EnumMap<>(AxiChannel.class);
        more.putAll(stalls);
        more.put(channel, stall);
        return new Axi(name, pins, domain, more, checks, order);
    }

    /// Sets what the endpoint checks of the design; [ProtocolChecks#all()] where nothing is set.
    public Axi checks(ProtocolChecks newChecks) {
        return new Axi(name, pins, domain, stalls, newChecks, order);
    }

    /// Sets the order of the bytes of numbers.
    public Axi order(ByteOrder newOrder) {
        return new Axi(name, pins, domain, stalls, checks, newOrder);
    }

    /// Begins to ask: the design is the subordinate.
    public AxiManager manage() {
        return new AxiManager(this);
    }

    /// Begins to answer: the design is the manager.
    public AxiSubordinate serve(Target target) {
        return new AxiSubordinate(this, target);
    }

    /// Begins to watch what others do.
    public AxiMonitor watch() {
        return new AxiMonitor(this);
    }

    /// Returns the name, for messages.
    public String name() {
        return name;
    }

    /// Returns the pins.
    public AxiPins pins() {
        return pins;
    }

    ClockDomain domain() {
        return domain;
    }

    ProtocolChecks checks() {
        return checks;
    }

    ByteOrder order() {
        return order;
    }

    int size() {
        return Integer.numberOfTrailingZeros(pins.lanes());
    }

    private <T extends Record> Stream<T> channel(
            AxiChannel channel,
            Signal valid,
            Signal ready,
            Class<T> type,
            List<Optional<Signal>> payload,
            T absent) {
        return Stream.of(
                        name + " " + channel,
                        valid,
                        Optional.of(ready),
                        Payload.of(type, payload, absent),
                        domain)
                .withoutLane() // bursts are drawn
                .stall(stalls.getOrDefault(channel, Stall.none()))
                .checks(checks);
    }

    Stream<AxiAddress> aw() {
        return request(AxiChannel.AW, pins.awvalid(), pins.awready());
    }

    Stream<AxiAddress> ar() {
        return request(AxiChannel.AR, pins.arvalid(), pins.arready());
    }

    private Stream<AxiAddress> request(AxiChannel channel, Signal valid, Signal ready) {
        AxiAddress absent = AxiAddress.at(0, size());
        return channel(channel, valid, ready, AxiAddress.class, pins.payload(channel), absent);
    }

    Stream<AxiWriteBeat> w() {
        LogicVector all = LogicVector.filled(Logic.ONE, pins.lanes());
        return channel(
                AxiChannel.W,
                pins.wvalid(),
                pins.wready(),
                AxiWriteBeat.class,
                pins.payload(AxiChannel.W),
                new AxiWriteBeat(all, all, true, 0));
    }

    Stream<AxiWriteResponse> b() {
        return channel(
                AxiChannel.B,
                pins.bvalid(),
                pins.bready(),
                AxiWriteResponse.class,
                pins.payload(AxiChannel.B),
                new AxiWriteResponse(0, Response.OKAY, 0));
    }

    Stream<AxiReadBeat> r() {
        return channel(
                AxiChannel.R,
                pins.rvalid(),
                pins.rready(),
                AxiReadBeat.class,
                pins.payload(AxiChannel.R),
                new AxiReadBeat(0, LogicVector.filled(Logic.ZERO, 1), Response.OKAY, true, 0));
    }
}
