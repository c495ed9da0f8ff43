package org.cocobean.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.Lane;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.check.StreamRule;
import org.cocobean.bus.internal.BusLane;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.internal.kernel.StreamEngine;
import org.cocobean.value.UnresolvedValueException;
import org.jspecify.annotations.Nullable;

/// A stream of a design: a payload with valid and, optionally, ready. Something is transferred at
/// each rising clock edge at which both are 1. Immutable: each method that changes something
/// returns another one.
///
/// ```java
/// record Item(int data, boolean last) {}
/// Stream<Item> in = Stream.of(Item.class, dut, Naming.prefix("in_"), domain);
/// StreamSource<Item> source = in.stall(Stall.random(0.3, 1)).drive();
/// source.send(new Item(7, true));
/// ```
///
/// An endpoint is started once on each side of the design; monitors may be any number.
///
/// @param <T> what is carried
public final class Stream<T> {

    private final String name;
    private final Signal valid;
    private final Optional<Signal> ready;
    private final Payload<T> payload;
    private final ClockDomain domain;
    private final Stall stall;
    private final int limit;
    private final @Nullable ProtocolChecks checks;
    private final boolean drawn;

    private Stream(
            String name,
            Signal valid,
            Optional<Signal> ready,
            Payload<T> payload,
            ClockDomain domain,
            Stall stall,
            int limit,
            @Nullable ProtocolChecks checks,
            boolean drawn) {
        this.name = name;
        this.valid = valid;
        this.ready = ready;
        this.payload = payload;
        this.domain = domain;
        this.stall = stall;
        this.limit = limit;
        this.checks = checks;
        this.drawn = drawn;
    }

    /// Describes a stream whose signals are known.
    ///
    /// @param name for messages and tasks
    public static <T> Stream<T> of(
            String name,
            Signal valid,
            Optional<Signal> ready,
            Payload<T> payload,
            ClockDomain domain) {
        return new Stream<>(
                name, valid, ready, payload, domain, Stall.none(), Integer.MAX_VALUE, null, true);
    }

    /// Finds the stream of a record: `valid`, `ready` where there is one, and a signal for each
    /// component of the record, of type boolean, byte, short, int, long, an enumeration, or
    /// `LogicVector`, which alone carries X and Z.
    ///
    /// @throws PinException listing what is missing, left over or of the wrong width
    public static <T extends Record> Stream<T> of(
            Class<T> type, Dut scope, Naming naming, ClockDomain domain) {
        Candidates candidates = new Candidates(scope, naming);
        List<String> missing = new ArrayList<>();
        Optional<Signal> valid = candidates.take("valid");
        Optional<Signal> ready = candidates.take("ready");
        List<Signal> signals = new ArrayList<>();
        List<String> names = RecordPayload.names(type);
        for (String component : names) {
            candidates.take(component).ifPresentOrElse(signals::add, () -> missing.add(component));
        }
        if (valid.isEmpty()) {
            missing.addFirst("valid");
        }
        List<String> complaints = new ArrayList<>();
        missing.forEach(pin -> complaints.add(candidates.missing(pin)));
        if (naming.isSelective()) {
            candidates
                    .left()
                    .forEach(left ->
                            complaints.add(
                                    left.signal().path()
                                            + " belongs to the stream ("
                                            + naming
                                            + "), but the record has no component for it"));
        }
        if (!complaints.isEmpty()) {
            throw new PinException(
                    "cannot bind a stream of %s in %s:\n- %s"
                            .formatted(
                                    type.getSimpleName(),
                                    scope.path(),
                                    String.join("\n- ", complaints)));
        }
        return of(
                valid.orElseThrow().path().replaceFirst("_?valid$", ""),
                valid.orElseThrow(),
                ready,
                new RecordPayload<>(type, signals),
                domain);
    }

    /// Lets the endpoint stand still.
    public Stream<T> stall(Stall newStall) {
        return new Stream<>(name, valid, ready, payload, domain, newStall, limit, checks, drawn);
    }

    /// Limits what waits in an endpoint's queue: [StreamSource#send] then blocks, and a sink is not
    /// ready.
    ///
    /// @param items at least 1
    public Stream<T> limit(int items) {
        if (items < 1) {
            throw new IllegalArgumentException(
                    "the queue of " + name + " needs room for at least one item, not " + items);
        }
        return new Stream<>(name, valid, ready, payload, domain, stall, items, checks, drawn);
    }

    /// Sets what the endpoint checks of the design; [ProtocolChecks#all()] where nothing is set.
    public Stream<T> checks(ProtocolChecks newChecks) {
        return new Stream<>(name, valid, ready, payload, domain, stall, limit, newChecks, drawn);
    }

    /// Leaves what is transferred out of the pictures of waves, for instance because something else
    /// draws it.
    public Stream<T> withoutLane() {
        return new Stream<>(name, valid, ready, payload, domain, stall, limit, checks, false);
    }

    /// Begins to drive the stream: an input of the design.
    public StreamSource<T> drive() {
        return new StreamSource<>(new SourceDriver<>(this));
    }

    /// Begins to take what comes: an output of the design.
    public StreamSink<T> receive() {
        return new StreamSink<>(new SinkDriver<>(this));
    }

    /// Begins to watch what others do.
    public StreamMonitor<T> watch() {
        return new StreamMonitor<>(this);
    }

    /// Returns the name, for messages.
    public String name() {
        return name;
    }

    /// Takes an item at the edge of its transfer; what is not known breaks a rule.
    T take(Row row) {
        try {
            return payload.take(row);
        } catch (UnresolvedValueException e) {
            checks().broken(StreamRule.PAYLOAD_KNOWN, name, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /// Makes an engine, where one can do an endpoint's work.
    interface EngineKind {
        Optional<StreamEngine> find(
                Signal clock, Signal valid, Optional<Signal> ready, List<Signal> payload);
    }

    /// Finds an engine for an endpoint of this stream.
    Optional<StreamEngine> engine(EngineKind kind) {
        return kind.find(domain.clock(), valid, ready, payload.signals());
    }

    /// Makes the lane of this stream for the first of its endpoints.
    Optional<Lane<T>> lane() {
        return drawn ? BusLane.of(name, Lane::of) : Optional.empty();
    }

    Signal valid() {
        return valid;
    }

    Optional<Signal> ready() {
        return ready;
    }

    Payload<T> payload() {
        return payload;
    }

    ClockDomain domain() {
        return domain;
    }

    Stall stall() {
        return stall;
    }

    int limit() {
        return limit;
    }

    ProtocolChecks checks() {
        return checks == null ? ProtocolChecks.all() : checks;
    }
}
