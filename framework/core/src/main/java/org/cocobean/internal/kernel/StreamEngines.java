package org.cocobean.internal.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.Signal;
import org.cocobean.internal.link.EngineKind;
import org.cocobean.internal.link.StreamCell;
import org.cocobean.internal.link.StreamCell.Role;
import org.jspecify.annotations.Nullable;

/// The engines of all streams of a simulation. Those of a test go to the next one.
public final class StreamEngines {

    /// Steps and bytes of entries that lie beside the simulator: enough to wake the JVM seldom.
    private static final int STEPS = 2048;

    private static final int RING_BYTES = 1 << 17;
    private static final int LEAST_ENTRIES = 128;

    /// An engine stays with its clock; its room may serve any stream.
    private record Place(SignalImpl clock, StreamPoint point, int at, int bytes) {}

    private final Kernel kernel;
    private final Surroundings surroundings;
    private final List<Place> used = new ArrayList<>();
    private final List<Place> free = new ArrayList<>();
    private final RamEngines memories;

    StreamEngines(Kernel kernel, Surroundings surroundings) {
        this.kernel = kernel;
        this.surroundings = surroundings;
        this.memories = new RamEngines(kernel);
    }

    /// Makes an engine that drives valid and payload, where one can: all are signals of their own,
    /// not parts of others, and there is room.
    public static Optional<StreamEngine> source(
            Signal clock, Signal valid, Optional<Signal> ready, List<Signal> payload) {
        return find(Role.SOURCE, clock, valid, ready, payload);
    }

    /// Makes an engine that drives ready, where one can.
    public static Optional<StreamEngine> sink(
            Signal clock, Signal valid, Optional<Signal> ready, List<Signal> payload) {
        return find(Role.SINK, clock, valid, ready, payload);
    }

    /// Makes an engine that keeps what is transferred, where one can.
    public static Optional<StreamEngine> monitor(
            Signal clock, Signal valid, Optional<Signal> ready, List<Signal> payload) {
        return find(Role.MONITOR, clock, valid, ready, payload);
    }

    /// Makes an engine that looks after rules, where one can.
    public static Optional<StreamEngine> checker(
            Signal clock, Signal valid, Optional<Signal> ready, List<Signal> payload) {
        return find(Role.CHECK, clock, valid, ready, payload);
    }

    private static Optional<StreamEngine> find(
            Role role, Signal clock, Signal valid, Optional<Signal> ready, List<Signal> payload) {
        SignalImpl edge = whole(clock);
        return edge == null
                ? Optional.empty()
                : edge.kernel().streams().find(role, edge, valid, ready, payload);
    }

    private Optional<StreamEngine> find(
            Role role,
            SignalImpl edge,
            Signal valid,
            Optional<Signal> ready,
            List<Signal> payload) {
        if (!surroundings.hasStreamEngines()) {
            return Optional.empty();
        }
        SignalImpl first = whole(valid);
        SignalImpl second = ready.map(StreamEngines::whole).orElse(null);
        List<SignalImpl> carried = new ArrayList<>();
        for (Signal signal : payload) {
            SignalImpl own = whole(signal);
            if (own == null) {
                return Optional.empty();
            }
            carried.add(own);
        }
        if (first == null || (second == null && ready.isPresent())) {
            return Optional.empty();
        }
        boolean isCheck = role == Role.CHECK;
        int entry = isCheck ? 0 : 2;
        for (SignalImpl signal : carried) {
            entry += signal.place().cell().size();
        }
        int entries = isCheck ? 2 : LEAST_ENTRIES;
        while (!isCheck && 2 * entries * 8 * entry <= RING_BYTES) {
            entries *= 2;
        }
        int steps = role == Role.SOURCE || role == Role.SINK ? STEPS : 0;
        Place place =
                place(edge, StreamCell.size(carried.size(), steps, entries, Math.max(entry, 1)));
        if (place == null) {
            return Optional.empty();
        }
        used.add(place);
        StreamCell cell = kernel.window().slots().stream(place.at);
        cell.describe(
                role,
                first.slot(),
                second == null ? 0 : second.slot(),
                carried.stream().mapToInt(SignalImpl::slot).toArray(),
                steps,
                entries,
                entry);
        List<SignalImpl> driven = new ArrayList<>();
        if (role == Role.SOURCE) {
            driven.add(first);
            driven.addAll(carried);
        } else if (role == Role.SINK && second != null) {
            driven.add(second);
        }
        return Optional.of(
                new StreamEngine(kernel, edge, place.point, cell, driven, carried, entries));
    }

    private @Nullable Place place(SignalImpl clock, int bytes) {
        for (Place place : free) {
            if (place.clock == clock && place.bytes >= bytes) {
                free.remove(place);
                return place;
            }
        }
        int at = kernel.window().slots().findRoom(bytes);
        return at == 0
                ? null
                : new Place(
                        clock, new StreamPoint(kernel, EngineKind.STREAM, clock, at), at, bytes);
    }

    /// Makes an engine that answers a bus from memory, where there is room.
    ///
    /// @param channels AW, W, AR, B and R
    /// @param places of the signals in their channels, or -1: id, address, length, size, burst and
    ///   lock of AW, then of AR; data, which is the first of W, strobes and last of W; id of B; id,
    ///   data and last of R
    public static Optional<RamEngine> ram(
            List<StreamEngine> channels, List<Integer> places, int lanes) {
        Kernel kernel = channels.getFirst().kernel();
        return kernel.streams().memories.find(channels, places, lanes);
    }

    private static @Nullable SignalImpl whole(Signal signal) {
        return TypedHandle.plain(signal) instanceof SignalImpl own
                        && own.width() > 0
                        && own.kind() != HandleKind.REAL
                        && own.kind() != HandleKind.STRING
                ? own
                : null;
    }

    /// The test is over, and so are its streams.
    void reclaim() {
        memories.reclaim();
        used.forEach(place -> place.point.setArmed(false));
        free.addAll(used);
        used.clear();
    }
}
