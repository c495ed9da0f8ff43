package org.cocobean.internal.kernel;

import java.math.BigInteger;
import org.cocobean.dut.HandleKind;
import org.cocobean.internal.link.InfoFlag;
import org.cocobean.internal.link.SlotCell;
import org.cocobean.internal.link.SlotList;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.cocobean.wording.Words;
import org.jspecify.annotations.Nullable;

/// A signal's place in the window: the value that was sampled last, and the one to be written next,
/// which is refused unless it fits the signal.
final class Slot {

    private final Kernel kernel;
    private final Stop stop;
    private final boolean isSigned;
    private final ObjectInfo info;
    private final String path;
    private final int width;
    private final int words;

    private @Nullable SlotCell own;

    Slot(Kernel kernel, ObjectInfo info, String path) {
        this.kernel = kernel;
        this.stop = kernel.stop();
        this.isSigned = info.has(InfoFlag.SIGNED);
        this.info = info;
        this.path = path;
        this.width = info.width();
        this.words = (width + 63) / 64;
    }

    /// Returns where it lies; it takes its place when it is first needed.
    SlotCell cell() {
        SlotCell cell = own;
        if (cell == null) {
            cell =
                    kernel.window()
                            .slots()
                            .allocate(info.handle(), info.code(), width, info.planes());
            own = cell;
        }
        return cell;
    }

    // ---- the value that was sampled

    /// Tells whether the value is that of the present stop.
    boolean isFresh() {
        return cell().sequence() == stop.sequence();
    }

    /// Returns the lowest 64 bits of the first plane.
    long bits() {
        return cell().word(0);
    }

    /// Returns up to 64 bits of the first plane from a position on.
    long bits(int low, int count) {
        return cell().field(0, low, count);
    }

    /// Tells whether some bits, up to 64, are 0 or 1.
    boolean isResolved(int low, int count) {
        return info.planes() < 2 || cell().field(1, low, count) == 0;
    }

    LogicVector value() {
        int planes = info.planes();
        if (planes <= 2 && words == 1) {
            SlotCell cell = cell();
            return LogicVector.ofPlanes(cell.word(0), planes > 1 ? cell.word(1) : 0, info.range());
        }
        return LogicVector.ofPlanes(
                plane(0),
                planes > 1 ? plane(1) : new long[words],
                planes > 2 ? plane(2) : null,
                planes > 2 ? plane(3) : null,
                info.range());
    }

    /// Returns some bits of the value, from a position on, under a range.
    LogicVector value(int low, LogicRange part) {
        int planes = info.planes();
        int count = part.width();
        return LogicVector.ofPlanes(
                plane(0, low, count),
                planes > 1 ? plane(1, low, count) : new long[(count + 63) / 64],
                planes > 2 ? plane(2, low, count) : null,
                planes > 2 ? plane(3, low, count) : null,
                part);
    }

    private long[] plane(int number, int low, int count) {
        long[] plane = new long[(count + 63) / 64];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = cell().field(number, low + 64 * i, Math.min(64, count - 64 * i));
        }
        return plane;
    }

    private long[] plane(int number) {
        long[] plane = new long[words];
        for (int i = 0; i < words; i++) {
            plane[i] = cell().word(number, i);
        }
        return plane;
    }

    /// Tells whether all bits of a value of up to 64 are 0 or 1.
    boolean isResolved64() {
        return info.planes() < 2 || cell().word(1) == 0;
    }

    // ---- the value to be written

    void put(long value) {
        requireBits("a number");
        if (info.high() > info.low() && (value < info.low() || value > info.high())) {
            throw new IllegalArgumentException(
                    value
                            + " does not fit "
                            + path
                            + ", which takes "
                            + info.low()
                            + " to "
                            + info.high());
        }
        requireFitting(value, width, isSigned, path);
        if (words > 1) {
            put(LogicVector.of(BigInteger.valueOf(value), info.range()));
            return;
        }
        SlotCell cell = cell();
        cell.write(0, 0, width < 64 ? value & ((1L << width) - 1) : value);
        for (int plane = 1; plane < info.planes(); plane++) {
            cell.write(plane, 0, 0);
        }
    }

    /// Negative numbers fit unsigned objects too, in two's complement.
    static void requireFitting(long value, int width, boolean signed, String path) {
        if (width >= 64) {
            return;
        }
        long min = width == 0 ? 0 : -(1L << (width - 1));
        long max = signed ? (1L << (width - 1)) - 1 : (1L << width) - 1;
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    value
                            + " does not fit "
                            + path
                            + ", which has "
                            + Words.of(width, signed ? "signed bit" : "bit")
                            + " and takes "
                            + min
                            + " to "
                            + max);
        }
    }

    static void requireWidth(LogicVector value, int width, String path) {
        if (value.width() != width) {
            throw new IllegalArgumentException(
                    value
                            + " has "
                            + Words.of(value.width(), "bit")
                            + ", but "
                            + path
                            + " has "
                            + width
                            + ": give a vector of exactly that width");
        }
    }

    void put(LogicVector value) {
        requireBits("a vector");
        requireWidth(value, width, path);
        requireStates(value);
        SlotCell cell = cell();
        for (int plane = 0; plane < info.planes(); plane++) {
            for (int i = 0; i < words; i++) {
                cell.write(plane, i, word(value, plane, i));
            }
        }
    }

    /// Returns a word of a plane as this simulator keeps it: of nine states, four states know only
    /// 0, 1, X and Z, so that `-` is X to them, and L and H are 0 and 1.
    private long word(LogicVector value, int plane, int i) {
        return switch (plane) {
            case 0 ->
                    info.planes() == 2
                            ? value.planeA(i) | (value.planeB(i) & value.planeC(i))
                            : value.planeA(i);
            case 1 -> value.planeB(i);
            case 2 -> value.planeC(i);
            default -> value.planeD(i);
        };
    }

    /// Replaces some bits of the value to be written.
    void putBits(int low, LogicVector value) {
        requireStatesOfBits(value);
        SlotCell cell = cell();
        for (int plane = 0; plane < info.planes(); plane++) {
            for (int i = 0; 64 * i < value.width(); i++) {
                int count = Math.min(64, value.width() - 64 * i);
                cell.write(plane, low + 64 * i, count, word(value, plane, i));
            }
        }
    }

    /// Replaces up to 64 bits of the value to be written by a number.
    void putBits(int low, int count, long value) {
        SlotCell cell = cell();
        for (int plane = 0; plane < info.planes(); plane++) {
            cell.write(plane, low, count, plane == 0 ? value : 0);
        }
    }

    /// Returns what is to be written, to be put back by [#restore].
    long[] saved() {
        long[] all = new long[info.planes() * words];
        for (int i = 0; i < all.length; i++) {
            all[i] = cell().written(0, i);
        }
        return all;
    }

    void restore(long[] saved) {
        for (int i = 0; i < saved.length; i++) {
            cell().write(0, i, saved[i]);
        }
    }

    /// Numbers, booleans and bits hold neither X nor Z, and only numbers in their range.
    private void requireStates(LogicVector value) {
        requireStatesOfBits(value);
        if (info.high() > info.low()) {
            long number = isSigned ? value.toSignedLong() : value.toLong();
            if (number < info.low() || number > info.high()) {
                put(number); // refuses it
            }
        }
    }

    private void requireStatesOfBits(LogicVector value) {
        if (info.planes() == 1 && !value.isResolved()) {
            throw new IllegalArgumentException(
                    value + " does not fit " + path + ", which holds nothing but 0 and 1");
        }
    }

    /// Lets a value be written beside what was deposited last, or is queued, which stays.
    void besideDeposit(Runnable write) {
        long[] deposit = saved();
        try {
            write.run();
        } finally {
            restore(deposit);
        }
    }

    void put(double value) {
        cell().write(0, 0, Double.doubleToRawLongBits(value));
    }

    void requireBits(String what) {
        if (info.kind() == HandleKind.REAL || info.kind() == HandleKind.STRING) {
            throw new IllegalArgumentException(
                    path + " is of kind " + info.kind() + " and has no bits for " + what);
        }
    }

    /// Tells whether a deposit is queued.
    boolean isPending() {
        return own != null && own.isPending();
    }

    /// Queues a deposit of the whole value.
    void queue() {
        SlotCell cell = cell();
        if (!cell.isPendingWhole()) {
            if (!cell.isPending()) {
                list(cell);
            }
            cell.setPendingWhole();
        }
    }

    /// Queues a deposit of some bits; the others keep what they have, or what was queued for them.
    void queueBits(int low, int count) {
        SlotCell cell = cell();
        if (!cell.isPending()) {
            list(cell);
            cell.setPendingBits();
        }
        for (int done = 0; done < count; done += 64) {
            cell.addPendingBits(low + done, Math.min(64, count - done));
        }
    }

    /// Puts the signal on the list of deposits.
    private void list(SlotCell cell) {
        SlotList writes = kernel.window().writes();
        if (writes.isFull()) {
            throw new IllegalStateException(
                    "cannot write "
                            + path
                            + ": more than "
                            + writes.size()
                            + " signals are written in one moment; fill memories with load()");
        }
        writes.add(cell);
    }
}
