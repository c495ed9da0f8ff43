package org.cocobean.internal.kernel;

import java.util.List;
import org.cocobean.internal.link.StreamCell;
import org.cocobean.time.SimTime;
import org.cocobean.value.LogicVector;
import org.cocobean.value.UnresolvedValueException;

/// A stream that is driven, taken, watched or checked beside the simulator. What is to be sent, and
/// what has come, lies in a ring.
///
/// Belongs to one test; only its tasks may use it.
public final class StreamEngine {

    /// A step that never ends.
    public static final int FOREVER = StreamCell.FOREVER;

    /// A step that ends with a transfer.
    public static final int UNTIL_TRANSFER = StreamCell.UNTIL_TRANSFER;

    /// What a checker looks after.
    public enum Check {
        /// Valid is 0 or 1.
        VALID_KNOWN,
        /// Ready is 0 or 1.
        READY_KNOWN,
        /// Valid stays until the transfer.
        VALID_STABLE,
        /// The payload stays until the transfer.
        PAYLOAD_STABLE,
        /// No transfer waits too long.
        MAX_WAIT
    }

    private final Kernel kernel;
    private final StreamPoint point;
    private final StreamCell cell;
    private final List<SignalImpl> driven;
    private final SignalImpl[] payload;
    private final Slot[] values;
    private final int room;
    private long end;
    private long known;

    StreamEngine(
            Kernel kernel,
            StreamPoint point,
            StreamCell cell,
            List<SignalImpl> driven,
            List<SignalImpl> payload,
            int room) {
        this.kernel = kernel;
        this.point = point;
        this.cell = cell;
        this.driven = driven;
        this.payload = payload.toArray(new SignalImpl[0]);
        this.values =
                payload.stream()
                        .map(signal -> new Slot(kernel, signal.info(), signal.path()))
                        .toArray(Slot[]::new);
        this.room = room;
    }

    /// Returns how many entries fit in the ring.
    public int room() {
        return room;
    }

    /// Forgets what it drives and where its steps were; steps are added next, then it begins.
    public void prepare() {
        cell.begin();
    }

    /// Begins, in this cycle.
    public void begin() {
        driven.forEach(SignalImpl::requireWritable);
        point.announce();
    }

    /// Goes on where it rests and has something to do.
    public void goOn() {
        if (!kernel.isOver() && cell.isResting() && cell.done() < end) {
            begin();
        }
    }

    /// Ends; what it has written already stands.
    public void stop() {
        if (!kernel.isOver()) {
            known = cell.done();
            cell.stop();
            point.setArmed(false);
        }
    }

    /// Blocks until it tells something.
    public void await() {
        point.trigger().await();
    }

    /// Returns how many entries have been transferred; may be called from any thread, as a
    /// snapshot.
    public long done() {
        if (!kernel.isOver()) {
            known = cell.done();
        }
        return known;
    }

    /// Returns how many entries there are to send.
    public long end() {
        return end;
    }

    /// Says how many entries there are to send, or may be taken.
    public void setEnd(long entries) {
        end = entries;
        if (!kernel.isOver()) {
            cell.setEnd(entries);
        }
    }

    /// Tells whether a source offers an entry; may be called from any thread, as a snapshot.
    public boolean isOffering() {
        return !kernel.isOver() && cell.goes();
    }

    // ---- steps

    /// Tells whether another step fits.
    public boolean hasRoomForStep() {
        return cell.hasRoomForStep();
    }

    /// Adds a step: some cycles of standing still, then some of going.
    ///
    /// @param idle [#FOREVER] included
    /// @param go [#FOREVER] and [#UNTIL_TRANSFER] included
    public void addStep(int idle, int go) {
        cell.addStep(idle, go);
    }

    // ---- what wakes

    /// Tells it when so many have been transferred.
    ///
    /// @param last place of a signal that tells it too when it is 1 at a transfer, or -1
    /// @param patience tells it after so many cycles without a transfer too, or 0
    public void wakeAt(long entries, int last, int patience) {
        if (!kernel.isOver()) {
            cell.setWake(entries);
            cell.setLast(last);
            cell.setPatience(patience);
        }
    }

    /// Tells it when a rule is broken.
    ///
    /// @param most cycles that a transfer may wait
    public void check(Check check, long most) {
        cell.check(StreamCell.Check.valueOf(check.name()), most);
    }

    /// Tells whether a rule is broken at this edge.
    public boolean isBroken(Check check) {
        return cell.isBroken(StreamCell.Check.valueOf(check.name()));
    }

    /// Returns when the present entry was offered or seen first.
    public SimTime since() {
        return kernel.stop().time(cell.since());
    }

    // ---- entries

    /// Sets a value of the next entry to be sent.
    public void set(int place, long number) {
        values[place].put(number);
    }

    /// Sets a value of the next entry to be sent.
    public void set(int place, LogicVector bits) {
        values[place].put(bits);
    }

    /// Adds what was set to the ring.
    public void push() {
        long at = cell.entry(end) + 16;
        for (Slot value : values) {
            value.cell().writeTo(at);
            at += 8L * value.cell().size();
        }
        setEnd(end + 1);
    }

    /// Makes an entry that has come the one that is read.
    public void load(long count) {
        load(count, 16);
    }

    /// Makes what waited before it changed the one that is read; of a checker.
    public void loadBefore() {
        load(1, 0);
    }

    private void load(long count, int head) {
        long at = cell.entry(count) + head;
        for (Slot value : values) {
            value.cell().readFrom(at);
            at += 8L * value.cell().size();
        }
    }

    /// Returns when an entry was offered, or first seen.
    public SimTime start(long count) {
        return kernel.stop().time(cell.word(cell.entry(count)));
    }

    /// Returns when an entry was transferred.
    public SimTime time(long count) {
        return kernel.stop().time(cell.word(cell.entry(count) + 8));
    }

    /// Returns a value of the entry that is read, as an unsigned number, of a signed signal as a
    /// signed one.
    ///
    /// @throws UnresolvedValueException when a bit is X or Z
    public long number(int place) {
        SignalImpl signal = payload[place];
        int width = signal.width();
        if (width <= 64 && values[place].isResolved64()) {
            long bits = values[place].bits();
            return signal.isSigned() ? bits << (64 - width) >> (64 - width) : bits;
        }
        try {
            LogicVector bits = values[place].value();
            return signal.isSigned() ? bits.toSignedLong() : bits.toLong();
        } catch (UnresolvedValueException e) {
            throw new UnresolvedValueException(
                    signal.path() + " at " + kernel.time() + ": " + e.getMessage());
        }
    }

    /// Returns a value of the entry that is read.
    public LogicVector bits(int place) {
        LogicVector value = values[place].value();
        return payload[place].layout().map(value::withLayout).orElse(value);
    }
}
