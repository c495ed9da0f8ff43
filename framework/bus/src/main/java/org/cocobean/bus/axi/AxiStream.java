package org.cocobean.bus.axi;

import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.PinException;
import org.cocobean.bus.Pins;
import org.cocobean.bus.Stall;
import org.cocobean.bus.Stream;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.dut.Dut;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;

/// An AXI4-Stream, as frames of bytes or, through [#beats()], as beats of words. Immutable.
///
/// ```java
/// FrameSource source = AxiStream.of(dut, Naming.prefix("s_axis_"), domain).drive();
/// FrameSink sink = AxiStream.of(dut, Naming.prefix("m_axis_"), domain).receive();
/// source.send(Frame.of("hello"));
/// assertThat(sink.receive()).isEqualTo(Frame.of("hello"));
/// ```
public final class AxiStream {

    private final String name;
    private final AxiStreamPins pins;
    private final ClockDomain domain;
    private final Stall stall;
    private final int limit;
    private final ProtocolChecks checks;

    private AxiStream(
            String name,
            AxiStreamPins pins,
            ClockDomain domain,
            Stall stall,
            int limit,
            ProtocolChecks checks) {
        this.name = name;
        this.pins = pins;
        this.domain = domain;
        this.stall = stall;
        this.limit = limit;
        this.checks = checks;
    }

    /// Finds the pins of a stream.
    ///
    /// @throws PinException listing what is missing, left over or of the wrong width
    public static AxiStream of(Dut scope, Naming naming, ClockDomain domain) {
        return of(Pins.of(AxiStreamPins.class).in(scope).named(naming).bind(), domain);
    }

    /// Takes pins that are bound.
    public static AxiStream of(AxiStreamPins pins, ClockDomain domain) {
        return new AxiStream(
                pins.tvalid().path().replaceFirst("_?tvalid$", ""),
                pins,
                domain,
                Stall.none(),
                Integer.MAX_VALUE,
                ProtocolChecks.all());
    }

    /// Lets the endpoint stand still.
    public AxiStream stall(Stall newStall) {
        return new AxiStream(name, pins, domain, newStall, limit, checks);
    }

    /// Limits the beats that wait in an endpoint.
    public AxiStream limit(int beats) {
        return new AxiStream(name, pins, domain, stall, beats, checks);
    }

    /// Sets what the endpoint checks of the design; [ProtocolChecks#all()] where nothing is set.
    public AxiStream checks(ProtocolChecks newChecks) {
        return new AxiStream(name, pins, domain, stall, limit, newChecks);
    }

    /// Returns the stream of its beats.
    public Stream<AxiBeat> beats() {
        return Stream.of(name, pins.tvalid(), pins.tready(), payload(), domain)
                .stall(stall)
                .limit(limit)
                .checks(checks);
    }

    AxiBeatPayload payload() {
        return new AxiBeatPayload(name, pins, checks);
    }

    /// Begins to drive frames.
    public FrameSource drive() {
        return new FrameSource(this, framed().drive());
    }

    /// Begins to receive frames.
    public FrameSink receive() {
        return new FrameSink(this, framed().receive());
    }

    /// Begins to watch frames.
    public FrameMonitor watch() {
        return new FrameMonitor(this, framed().watch());
    }

    private Stream<AxiBeat> framed() {
        if (pins.tlast().isEmpty()) {
            throw new PinException(name + " has no tlast, so it has no frames: use beats()");
        }
        return beats();
    }

    /// Returns the name, for messages.
    public String name() {
        return name;
    }

    ClockDomain domain() {
        return domain;
    }

    /// Returns how many beats a frame has.
    int beatsOf(Frame frame) {
        int lanes = pins.lanes();
        if (pins.tkeep().isEmpty() && (frame.length() == 0 || frame.length() % lanes != 0)) {
            throw new IllegalArgumentException(
                    "%s has %d bytes in each beat and no tkeep, so it cannot carry a frame of %d bytes"
                            .formatted(name, lanes, frame.length()));
        }
        return Math.max(1, (frame.length() + lanes - 1) / lanes);
    }

    /// Cuts a beat out of a frame.
    AxiBeat beat(Frame frame, int number) {
        int lanes = pins.lanes();
        int from = number * lanes;
        int count = Math.min(lanes, frame.length() - from);
        long keep = count == 64 ? -1 : (1L << count) - 1;
        LogicVector data = frame.word(from, count, LogicRange.ofWidth(pins.tdata().width()));
        boolean last = from + count == frame.length();
        return new AxiBeat(data, keep, keep, last, frame.id(), frame.dest(), frame.user());
    }
}
