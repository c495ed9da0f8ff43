package org.cocobean.internal.kernel;

import java.math.BigInteger;
import org.cocobean.dut.HandleKind;
import org.cocobean.internal.link.Window;
import org.cocobean.internal.link.WindowLayout;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.cocobean.wording.Words;

/// A signal's place in the window: the value that was sampled last, and the one to be written next,
/// which is refused unless it fits the signal.
final class Slot {

    private final Kernel kernel;
    private final Window window;
    private final ObjectInfo info;
    private final String path;
    private final int width;
    private final int words;

    private int slot;
    private long read;
    private long write;
    private long mask;

    Slot(Kernel kernel, ObjectInfo info, String path) {
        this.kernel = kernel;
        this.window = kernel.window();
        this.info = info;
        this.path = path;
        this.width = info.width();
        this.words = (width + 63) / 64;
    }

    /// Returns where it lies; it takes its place when it is first needed.
    int offset() {
        if (slot == 0) {
            slot = kernel.slots().allocate(info);
            read = slot + (long) WindowLayout.SLOT_HEADER;
            write = read + 8L * info.planes() * words;
            mask = write + 8L * info.planes() * words;
        }
        return slot;
    }

    // ---- the value that was sampled

    /// Tells whether the value is that of the present stop.
    boolean isFresh() {
        return window.getInt(offset() + (long) WindowLayout.SLOT_SEQUENCE)
                == kernel.stop().sequence();
    }

    /// Returns the lowest 64 bits of the first plane.
    long bits() {
        return window.getLong(read);
    }

    /// Returns up to 64 bits of the first plane from a position on.
    long bits(int low, int count) {
        return field(0, low, count);
    }

    /// Tells whether some bits, up to 64, are 0 or 1.
    boolean isResolved(int low, int count) {
        return info.planes() < 2 || field(1, low, count) == 0;
    }

    private long field(int plane, int low, int count) {
        long at = read + 8L * (plane * words + low / 64);
        int shift = low % 64;
        long field = window.getLong(at) >>> shift;
        if (shift + count > 64) {
            field |= window.getLong(at + 8) << (64 - shift);
        }
        return count < 64 ? field & ((1L << count) - 1) : field;
    }

    LogicVector value() {
        int planes = info.planes();
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
            plane[i] = field(number, low + 64 * i, Math.min(64, count - 64 * i));
        }
        return plane;
    }

    private long[] plane(int number) {
        long[] plane = new long[words];
        for (int i = 0; i < words; i++) {
            plane[i] = window.getLong(read + 8L * (number * words + i));
        }
        return plane;
    }

    /// Tells whether all bits of a value of up to 64 are 0 or 1.
    boolean isResolved64() {
        return info.planes() < 2 || window.getLong(read + 8L) == 0;
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
        requireFitting(value, width, info.has(WindowLayout.INFO_SIGNED), path);
        if (words > 1) {
            put(LogicVector.of(BigInteger.valueOf(value), info.range()));
            return;
        }
        offset();
        window.setLong(write, width < 64 ? value & ((1L << width) - 1) : value);
        for (int plane = 1; plane < info.planes(); plane++) {
            window.setLong(write + 8L * plane, 0);
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
        offset();
        for (int plane = 0; plane < info.planes(); plane++) {
            for (int i = 0; i < words; i++) {
                window.setLong(write + 8L * (plane * words + i), word(value, plane, i));
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
        offset();
        for (int plane = 0; plane < info.planes(); plane++) {
            for (int i = 0; 64 * i < value.width(); i++) {
                int count = Math.min(64, value.width() - 64 * i);
                merge(write + 8L * plane * words, low + 64 * i, count, word(value, plane, i));
            }
        }
    }

    /// Replaces up to 64 bits of the value to be written by a number.
    void putBits(int low, int count, long value) {
        offset();
        for (int plane = 0; plane < info.planes(); plane++) {
            merge(write + 8L * plane * words, low, count, plane == 0 ? value : 0);
        }
    }

    /// Replaces up to 64 bits of a plane.
    private void merge(long plane, int low, int count, long bits) {
        long ones = count < 64 ? (1L << count) - 1 : -1L;
        long at = plane + 8L * (low / 64);
        int shift = low % 64;
        window.setLong(at, (window.getLong(at) & ~(ones << shift)) | ((bits & ones) << shift));
        if (shift + count > 64) {
            int rest = 64 - shift;
            window.setLong(
                    at + 8, (window.getLong(at + 8) & ~(ones >>> rest)) | ((bits & ones) >>> rest));
        }
    }

    /// Returns what is to be written, to be put back by [#restore].
    long[] saved() {
        long[] all = new long[info.planes() * words];
        for (int i = 0; i < all.length; i++) {
            all[i] = window.getLong(write + 8L * i);
        }
        return all;
    }

    void restore(long[] saved) {
        for (int i = 0; i < saved.length; i++) {
            window.setLong(write + 8L * i, saved[i]);
        }
    }

    /// Numbers, booleans and bits hold neither X nor Z, and only numbers in their range.
    private void requireStates(LogicVector value) {
        requireStatesOfBits(value);
        if (info.high() > info.low()) {
            long number =
                    info.has(WindowLayout.INFO_SIGNED) ? value.toSignedLong() : value.toLong();
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

    void put(double value) {
        offset();
        window.setLong(write, Double.doubleToRawLongBits(value));
    }

    void requireBits(String what) {
        if (info.kind() == HandleKind.REAL || info.kind() == HandleKind.STRING) {
            throw new IllegalArgumentException(
                    path + " is of kind " + info.kind() + " and has no bits for " + what);
        }
    }

    /// Tells whether a deposit is queued.
    boolean isPending() {
        return pending() != WindowLayout.PENDING_NONE;
    }

    private int pending() {
        return slot == 0
                ? WindowLayout.PENDING_NONE
                : window.getInt(slot + (long) WindowLayout.SLOT_PENDING);
    }

    /// Queues a deposit of the whole value.
    void queue() {
        int pending = pending();
        if (pending == WindowLayout.PENDING_NONE) {
            list();
        }
        if (pending != WindowLayout.PENDING_ALL) {
            window.setInt(slot + (long) WindowLayout.SLOT_PENDING, WindowLayout.PENDING_ALL);
        }
    }

    /// Queues a deposit of some bits; the others keep what they have, or what was queued for them.
    void queueBits(int low, int count) {
        if (pending() == WindowLayout.PENDING_NONE) {
            list();
            for (int i = 0; i < words; i++) {
                window.setLong(mask + 8L * i, 0);
            }
            window.setInt(slot + (long) WindowLayout.SLOT_PENDING, WindowLayout.PENDING_BITS);
        }
        for (int done = 0; done < count; done += 64) {
            merge(mask, low + done, Math.min(64, count - done), -1L);
        }
    }

    /// Puts the signal on the list of deposits.
    private void list() {
        int n = window.getInt(WindowLayout.WRITE_COUNT);
        if (n == WindowLayout.SLOTS) {
            throw new IllegalStateException(
                    "cannot write "
                            + path
                            + ": more than "
                            + n
                            + " signals are written in one moment; fill memories with load()");
        }
        window.setInt(WindowLayout.WRITE + 4L * n, slot);
        window.setInt(WindowLayout.WRITE_COUNT, n + 1);
    }
}
