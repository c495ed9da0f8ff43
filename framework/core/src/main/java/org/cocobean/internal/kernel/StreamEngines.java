package org.cocobean.internal.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.Signal;
import org.cocobean.internal.link.EngineKind;
import org.cocobean.internal.link.Room;
import org.cocobean.internal.link.SlotCell;
import org.cocobean.internal.link.StreamCell;
import org.cocobean.internal.link.StreamCell.Role;
import org.cocobean.internal.link.StreamShape;
import org.cocobean.internal.link.UartCell;
import org.cocobean.time.SimTime;
import org.jspecify.annotations.Nullable;

/// The engines of all streams of a simulation. Those of a test go to the next one.
public final class StreamEngines {

    /// An engine stays with its clock; its room may serve any stream.
    private record Place(SignalImpl clock, StreamPoint point, Room room) {}

    private final Kernel kernel;
    private final Surroundings surroundings;
    private final List<Place> used = new ArrayList<>();
    private final List<Place> free = new ArrayList<>();
    private final RamEngines memories;
    private final UartEngines lines;

    StreamEngines(Kernel kernel, Surroundings surroundings) {
        this.kernel = kernel;
        this.surroundings = surroundings;
        this.memories = new RamEngines(kernel);
        this.lines = new UartEngines(kernel);
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
        List<SlotCell> slots = carried.stream().map(SignalImpl::slot).toList();
        StreamShape shape = StreamShape.of(role, slots);
        Place place = place(edge, shape);
        if (place == null) {
            return Optional.empty();
        }
        used.add(place);
        StreamCell cell = place.room.stream();
        cell.describe(shape, first.slot(), second == null ? null : second.slot(), slots);
        List<SignalImpl> driven = new ArrayList<>();
        if (role == Role.SOURCE) {
            driven.add(first);
            driven.addAll(carried);
        } else if (role == Role.SINK && second != null) {
            driven.add(second);
        }
        return Optional.of(
                new StreamEngine(
                        kernel, edge, place.point, cell, driven, carried, shape.entries()));
    }

    private @Nullable Place place(SignalImpl clock, StreamShape shape) {
        for (Place place : free) {
            if (place.clock == clock && place.room.holds(shape)) {
                free.remove(place);
                return place;
            }
        }
        return kernel.window()
                .slots()
                .findStream(shape)
                .map(room -> new Place(clock, point(clock, room), room))
                .orElse(null);
    }

    private StreamPoint point(SignalImpl clock, Room room) {
        return StreamPoint.clocked(kernel, EngineKind.STREAM, clock, room);
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

    /// Makes an engine that sends frames on a serial line, where one can: it is a signal of its
    /// own, of one bit, and there is room.
    ///
    /// @param places when the level of each place of a frame is over, from its start on
    public static Optional<UartEngine> uartSource(Signal line, List<SimTime> places) {
        return findUart(UartCell.Role.SOURCE, line, places);
    }

    /// Makes an engine that listens on a serial line, where one can.
    ///
    /// @param places when each place of a frame is looked at, from its start on
    public static Optional<UartEngine> uartSink(Signal line, List<SimTime> places) {
        return findUart(UartCell.Role.SINK, line, places);
    }

    private static Optional<UartEngine> findUart(
            UartCell.Role role, Signal line, List<SimTime> places) {
        SignalImpl own = whole(line);
        if (own == null || own.width() != 1) {
            return Optional.empty();
        }
        StreamEngines engines = own.kernel().streams();
        return engines.surroundings.hasStreamEngines()
                ? engines.lines.find(role, own, places)
                : Optional.empty();
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
        lines.reclaim();
        used.forEach(place -> place.point.setArmed(false));
        free.addAll(used);
        used.clear();
    }
}
