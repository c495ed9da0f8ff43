package org.cocobean.bus.avalon;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Payload;
import org.cocobean.bus.PinException;
import org.cocobean.bus.Pins;
import org.cocobean.bus.Stall;
import org.cocobean.bus.Stream;
import org.cocobean.bus.axi.Frame;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.check.StreamRule;
import org.cocobean.bus.internal.StallCycles;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.value.LogicVector;

/// An Avalon-ST, as packets of bytes or, through [#beats()], as what goes over it in each cycle.
/// Immutable.
///
/// A packet is a [Frame] whose id is the channel and whose user bits are the errors: those of all
/// its beats when it is received, and on its last beat when it is sent.
///
/// ```java
/// PacketSource source = AvalonStream.of(dut, Naming.prefix("in_"), domain).readyLatency(1).drive();
/// source.send(Frame.of("hello").withId(2));
/// ```
public final class AvalonStream {

    private final String name;
    private final AvalonStreamPins pins;
    private final ClockDomain domain;
    private final Stall stall;
    private final ProtocolChecks checks;
    private final int latency;
    private final boolean lowFirst;
    private final long maxChannel;

    private AvalonStream(
            String name,
            AvalonStreamPins pins,
            ClockDomain domain,
            Stall stall,
            ProtocolChecks checks,
            int latency,
            boolean lowFirst,
            long maxChannel) {
        this.name = name;
        this.pins = pins;
        this.domain = domain;
        this.stall = stall;
        this.checks = checks;
        this.latency = latency;
        this.lowFirst = lowFirst;
        this.maxChannel = maxChannel;
    }

    /// Finds the pins of a stream.
    ///
    /// @throws PinException listing what is missing, left over or of the wrong width
    public static AvalonStream of(Dut scope, Naming naming, ClockDomain domain) {
        return of(Pins.of(AvalonStreamPins.class).in(scope).named(naming).bind(), domain);
    }

    /// Takes pins that are bound.
    public static AvalonStream of(AvalonStreamPins pins, ClockDomain domain) {
        return new AvalonStream(
                pins.valid().path().replaceFirst("_?valid$", ""),
                pins,
                domain,
                Stall.none(),
                ProtocolChecks.all(),
                0,
                false,
                -1);
    }

    /// Lets the endpoint stand still. With a ready latency each cycle counts in which it could go.
    public AvalonStream stall(Stall newStall) {
        return new AvalonStream(
                name, pins, domain, newStall, checks, latency, lowFirst, maxChannel);
    }

    /// Sets what the endpoint checks of the design; [ProtocolChecks#all()] where nothing is set.
    public AvalonStream checks(ProtocolChecks newChecks) {
        return new AvalonStream(
                name, pins, domain, stall, newChecks, latency, lowFirst, maxChannel);
    }

    /// Something may be transferred so many cycles after `ready` was 1 (`readyLatency`, which is
    /// `readyAllowance` too); 0 where nothing is set.
    ///
    /// @throws IllegalArgumentException for less than 0 or more than 62, or without `ready`
    public AvalonStream readyLatency(int cycles) {
        if (cycles < 0 || cycles > 62 || (cycles > 0 && pins.ready().isEmpty())) {
            throw new IllegalArgumentException(
                    "%s: a ready latency of %d; it is from 0 to 62, of a stream with ready"
                            .formatted(name, cycles));
        }
        return new AvalonStream(name, pins, domain, stall, checks, cycles, lowFirst, maxChannel);
    }

    /// The first byte of a packet is in the lowest bits; in the highest where this is not said
    /// (`firstSymbolInHighOrderBits`).
    public AvalonStream lowFirst() {
        return new AvalonStream(name, pins, domain, stall, checks, latency, true, maxChannel);
    }

    /// Sets the largest channel (`maxChannel`); any that fits where nothing is set.
    public AvalonStream maxChannel(long largest) {
        return new AvalonStream(name, pins, domain, stall, checks, latency, lowFirst, largest);
    }

    /// Returns the stream of its beats.
    ///
    /// @throws IllegalStateException with a ready latency, which only packets know
    public Stream<AvalonBeat> beats() {
        if (latency > 0) {
            throw new IllegalStateException(
                    "%s has a ready latency of %d: use packets".formatted(name, latency));
        }
        return stream(pins.ready()).stall(stall);
    }

    private Stream<AvalonBeat> stream(Optional<Signal> ready) {
        return Stream.of(name, pins.valid(), ready, payload(), domain)
                .checks(
                        checks.leaving(
                                StreamRule.VALID_STABLE,
                                StreamRule.PAYLOAD_STABLE,
                                StreamRule.VALID_IN_RESET));
    }

    Payload<AvalonBeat> payload() {
        LogicVector zero = LogicVector.of(0, pins.data().range());
        AvalonBeat absent = new AvalonBeat(zero, 0, 0, false, false, 0);
        return Payload.of(AvalonBeat.class, pins.payload(), absent);
    }

    /// Begins to drive packets.
    public PacketSource drive() {
        requirePackets();
        if (latency == 0) {
            return new PacketSource(this, beats().drive());
        }
        ReadyCycles cycles = new ReadyCycles(this);
        cycles.follow(false);
        StallCycles own = new StallCycles(stall);
        return new PacketSource(
                this,
                stream(Optional.empty())
                        .stall(Stall.of(() -> !cycles.mayTransfer() || own.standsStill()))
                        .drive());
    }

    /// Begins to receive packets.
    public PacketSink receive() {
        requirePackets();
        if (latency == 0) {
            return new PacketSink(this, beats().receive());
        }
        ReadyCycles cycles = new ReadyCycles(this);
        cycles.follow(true);
        cycles.drive(new StallCycles(stall));
        return new PacketSink(this, stream(Optional.empty()).receive());
    }

    /// Begins to watch packets.
    public PacketSink watch() {
        requirePackets();
        if (latency > 0) {
            new ReadyCycles(this).follow(true);
        }
        return new PacketSink(this, stream(latency == 0 ? pins.ready() : Optional.empty()).watch());
    }

    private void requirePackets() {
        if (pins.startofpacket().isEmpty() || pins.data().width() % 8 != 0) {
            throw new PinException(
                    "%s has no startofpacket, or data of no whole bytes, so it has no packets:"
                                    .formatted(name)
                            + " use beats()");
        }
    }

    /// Returns the name, for messages.
    public String name() {
        return name;
    }

    AvalonStreamPins pins() {
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

    boolean allowsChannel(long channel) {
        return maxChannel < 0 || Long.compareUnsigned(channel, maxChannel) <= 0;
    }

    boolean isLowFirst() {
        return lowFirst;
    }

    long maxChannel() {
        return maxChannel;
    }

    /// Returns how many beats a packet has.
    ///
    /// @throws IllegalArgumentException when the stream cannot carry it
    int beatsOf(Frame packet) {
        int symbols = pins.symbols();
        int length = packet.length();
        if (length == 0 || (pins.empty().isEmpty() && length % symbols != 0)) {
            throw new IllegalArgumentException(
                    "%s has %d bytes in each beat%s, so it cannot carry a packet of %d bytes"
                            .formatted(
                                    name,
                                    symbols,
                                    pins.empty().isEmpty() ? " and no empty" : "",
                                    length));
        }
        return (length + symbols - 1) / symbols;
    }

    /// Cuts beats out of a packet.
    List<AvalonBeat> beats(Frame packet, int first, int size) {
        byte[] data = packet.data();
        return IntStream.range(first, first + size)
                .mapToObj(number -> beat(packet, data, number))
                .toList();
    }

    private AvalonBeat beat(Frame packet, byte[] data, int number) {
        int symbols = pins.symbols();
        int from = number * symbols;
        byte[] bytes = Arrays.copyOfRange(data, from, from + symbols);
        boolean last = from + symbols >= data.length;
        return new AvalonBeat(
                LogicVector.ofBytes(inOrder(bytes), pins.data().width())
                        .withRange(pins.data().range()),
                packet.id(),
                last ? packet.user() : 0,
                number == 0,
                last,
                last ? from + symbols - data.length : 0);
    }

    /// Returns bytes of a beat in the order of a packet for those with the highest first, and the
    /// other way round.
    byte[] inOrder(byte[] bytes) {
        if (lowFirst) {
            for (int i = 0; i < bytes.length / 2; i++) {
                byte one = bytes[i];
                bytes[i] = bytes[bytes.length - 1 - i];
                bytes[bytes.length - 1 - i] = one;
            }
        }
        return bytes;
    }
}
