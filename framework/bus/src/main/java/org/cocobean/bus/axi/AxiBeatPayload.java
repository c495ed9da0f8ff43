package org.cocobean.bus.axi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.bus.Payload;
import org.cocobean.bus.Row;
import org.cocobean.bus.check.AxiStreamRule;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.dut.Signal;
import org.cocobean.internal.kernel.StreamEngine;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;

/// Beats on their pins.
final class AxiBeatPayload implements Payload<AxiBeat> {

    private final String name;
    private final ProtocolChecks checks;
    private final List<Signal> signals = new ArrayList<>();
    private final int width;
    private final int keep;
    private final int strobe;
    private final int last;
    private final int id;
    private final int dest;
    private final int user;
    private final long allBytes;
    private final long[] ones;

    AxiBeatPayload(String name, AxiStreamPins pins, ProtocolChecks checks) {
        this.name = name;
        this.checks = checks;
        signals.add(pins.tdata());
        width = pins.tdata().width();
        keep = add(pins.tkeep());
        strobe = add(pins.tstrb());
        last = add(pins.tlast());
        id = add(pins.tid());
        dest = add(pins.tdest());
        user = add(pins.tuser());
        allBytes = pins.lanes() == 64 ? -1 : (1L << pins.lanes()) - 1;
        ones = signals.stream().mapToLong(s -> -1L >>> Math.max(0, 64 - s.width())).toArray();
    }

    private int add(Optional<Signal> pin) {
        pin.ifPresent(signals::add);
        return pin.isPresent() ? signals.size() - 1 : 0;
    }

    @Override
    public List<Signal> signals() {
        return signals;
    }

    /// Returns the beats as words of an engine's ring.
    BeatEntries entries(StreamEngine engine) {
        return new BeatEntries(
                engine, width, allBytes, new int[] {keep, strobe, last, id, dest, user});
    }

    @Override
    public boolean isTimeless() {
        return keep == 0 || strobe == 0; // KEEP_RESERVED is told at its edge
    }

    @Override
    public int last() {
        return last == 0 ? -1 : last;
    }

    @Override
    public void put(AxiBeat beat, Row row) {
        row.set(0, beat.data());
        put(row, keep, beat.keep(), allBytes, "tkeep");
        put(row, strobe, beat.strobe(), beat.keep(), "tstrb");
        put(row, last, beat.last() ? 1 : 0, 0, "");
        put(row, id, beat.id(), 0, "tid");
        put(row, dest, beat.dest(), 0, "tdest");
        put(row, user, beat.user(), 0, "tuser");
    }

    private void put(Row row, int place, long value, long rest, String pin) {
        if (place > 0) {
            if (value < 0) {
                row.set(place, LogicVector.of(value, signals.get(place).width()));
            } else {
                row.set(place, value);
            }
        } else if (value != rest && !pin.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has no pin %s, so it cannot carry 0x%x".formatted(name, pin, value));
        }
    }

    @Override
    public AxiBeat take(Row row) {
        for (int place = 1; place < signals.size(); place++) {
            if (!row.isKnown(place)) {
                String what = signals.get(place).path() + " is " + row.bits(place);
                checks.broken(AxiStreamRule.QUALIFIERS_KNOWN, name, what);
            }
        }
        long kept = value(row, keep, allBytes);
        long strobes = value(row, strobe, kept);
        if ((strobes & ~kept) != 0) {
            checks.broken(
                    AxiStreamRule.KEEP_RESERVED,
                    name,
                    "tkeep is 0x%x, but tstrb is 0x%x".formatted(kept, strobes));
        }
        LogicVector data = row.bits(0);
        if (!data.isResolved()) {
            data = withoutNullBytes(data, kept & strobes);
        }
        return new AxiBeat(
                data,
                kept,
                strobes,
                last > 0 && value(row, last, 0) == 1,
                value(row, id, 0),
                value(row, dest, 0),
                value(row, user, 0));
    }

    private long value(Row row, int place, long absent) {
        if (place == 0) {
            return absent;
        }
        if (row.isKnown(place)) {
            return row.number(place) & ones[place];
        }
        LogicVector bits = row.bits(place);
        return bits.planeA(0) & ~bits.planeB(0);
    }

    /// X in bytes that do not count is 0.
    private LogicVector withoutNullBytes(LogicVector data, long counted) {
        long[] a = new long[data.words()];
        LogicVector plain = data.withRange(LogicRange.ofWidth(width));
        for (int lane = 0; lane < width / 8; lane++) {
            LogicVector part = plain.slice(lane * 8 + 7, lane * 8);
            boolean counts = ((counted >> lane) & 1) == 1;
            if (counts && !part.isResolved()) {
                checks.broken(
                        AxiStreamRule.DATA_KNOWN,
                        name,
                        "byte %d of %s is %s".formatted(lane, signals.get(0).path(), part));
            }
            if (counts) {
                a[lane / 8] |= (part.planeA(0) & ~part.planeB(0)) << (lane % 8 * 8);
            }
        }
        return LogicVector.ofPlanes(a, new long[a.length], null, null, LogicRange.ofWidth(width));
    }
}
