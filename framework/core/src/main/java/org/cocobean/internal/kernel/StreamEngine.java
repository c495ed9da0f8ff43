package org.cocobean.internal.kernel;

import java.util.Arrays;
import java.util.List;
import org.cocobean.internal.link.SlotCell;
import org.cocobean.internal.link.StreamCell;
import org.cocobean.time.SimTime;
import org.cocobean.value.LogicVector;
import org.cocobean.value.UnresolvedValueException;
import org.jspecify.annotations.Nullable;

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
    private final SignalImpl clock;
    private final StreamPoint point;
    private final StreamCell cell;
    private final List<SignalImpl> driven;
    private final SignalImpl[] payload;
    private final Slot[] values;
    private final SlotCell[] cells;
    private final int room;
    private long known;
    private long knownEnd;

    StreamEngine(
            Kernel kernel,
            SignalImpl clock,
            StreamPoint point,
            StreamCell cell,
            List<SignalImpl> driven,
            List<SignalImpl> payload,
            int room) {
        this.kernel = kernel;
        this.clock = clock;
        this.point = point;
        this.cell = cell;
        this.driven = driven;
        this.payload = payload.toArray(new SignalImpl[0]);
        this.values =
                payload.stream()
                        .map(signal -> new Slot(kernel, signal.info(), signal.path()))
                        .toArray(Slot[]::new);
        this.cells = Arrays.stream(values).map(Slot::cell).toArray(SlotCell[]::new);
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
        if (!kernel.isOver() && cell.isResting() && cell.done() < cell.end()) {
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
        if (!kernel.isOver()) {
            knownEnd = cell.end();
        }
        return knownEnd;
    }

    /// Says how many entries there are to send, or may be taken.
    public void setEnd(long entries) {
        knownEnd = entries;
        if (!kernel.isOver()) {
            cell.setEnd(entries);
        }
    }

    /// Tells whether a source offers an entry; may be called from any thread, as a snapshot.
    public boolean isOffering() {
        return !kernel.isOver() && cell.goes();
    }

    // ---- served beside

    /// Says whether a memory beside the simulator takes or gives the entries, and not the JVM.
    void setServer(@Nullable StreamPoint server) {
        cell.setServer(server == null ? -1 : server.cell.index());
    }

    Kernel kernel() {
        return kernel;
    }

    SignalImpl clock() {
        return clock;
    }

    int index() {
        return point.cell.index();
    }

    /// Returns the first word of a signal in an entry: of its first plane, which the others follow.
    public int wordOf(int place) {
        return StreamCell.wordOf(cells, place);
    }

    /// Returns how many words all planes of a signal take in an entry.
    public int wordsOf(int place) {
        return cells[place].size();
    }

    /// Returns the entries as words, for who puts or takes many at once.
    public StreamEntries entries() {
        return new StreamEntries(cell.entries());
    }

    SignalImpl signal(int place) {
        return payload[place];
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
    /// @param packets tells it when so many have ended too
    /// @param patience tells it after so many cycles without a transfer too, or 0
    public void wakeAt(long entries, long packets, int patience) {
        if (!kernel.isOver()) {
            cell.setWake(entries);
            cell.setWakePackets(packets);
            cell.setPatience(patience);
        }
    }

    /// Says which signal is 1 at the end of a packet, before it begins.
    public void setLast(int place) {
        cell.setLast(place);
    }

    /// Returns how many packets have ended.
    public long packets() {
        return kernel.isOver() ? 0 : cell.packets();
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
        long end = cell.end();
        cell.putEntry(end, cells);
        setEnd(end + 1);
    }

    /// Makes an entry that has come the one that is read.
    public void load(long count) {
        cell.takeEntry(count, cells);
    }

    /// Makes what waited before it changed the one that is read; of a checker.
    public void loadBefore() {
        cell.takeBefore(cells);
    }

    /// Returns when an entry was offered, or first seen.
    public SimTime start(long count) {
        return kernel.stop().time(cell.start(count));
    }

    /// Returns when an entry was transferred.
    public SimTime time(long count) {
        return kernel.stop().time(cell.end(count));
    }

    /// Returns the time that a word of an entry stands for.
    public SimTime timeOf(long word) {
        return kernel.stop().time(word);
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

    /// Tells whether all bits of a value of the entry that is read are 0 or 1.
    public boolean isKnown(int place) {
        return payload[place].width() <= 64
                ? values[place].isResolved64()
                : values[place].value().isResolved();
    }

    /// Returns a value of the entry that is read.
    public LogicVector bits(int place) {
        LogicVector value = values[place].value();
        return payload[place].layout().map(value::withLayout).orElse(value);
    }
}
