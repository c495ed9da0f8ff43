package org.cocobean.internal.kernel;

import java.math.BigInteger;
import org.cocobean.dut.HandleKind;
import org.cocobean.internal.link.Window;
import org.cocobean.internal.link.WindowLayout;
import org.cocobean.value.LogicVector;

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
            slot = kernel.allocateSlot(info);
            read = slot + (long) WindowLayout.SLOT_HEADER;
            write = read + 8L * info.planes() * words;
        }
        return slot;
    }

    // ---- the value that was sampled

    /// Tells whether the value is that of the present stop.
    boolean isFresh() {
        return window.getInt(offset() + (long) WindowLayout.SLOT_SEQUENCE) == kernel.sequence();
    }

    /// Returns the lowest 64 bits of the first plane.
    long bits() {
        return window.getLong(read);
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
        if (width < 64) {
            long min =
                    info.has(WindowLayout.INFO_SIGNED)
                            ? -(1L << (width - 1))
                            : width == 0 ? 0 : -(1L << (width - 1));
            long max =
                    info.has(WindowLayout.INFO_SIGNED)
                            ? (1L << (width - 1)) - 1
                            : (1L << width) - 1;
            if (value < min || value > max) {
                throw new IllegalArgumentException(
                        value
                                + " does not fit "
                                + path
                                + ", which has "
                                + width
                                + (info.has(WindowLayout.INFO_SIGNED) ? " signed" : "")
                                + " bits and takes "
                                + min
                                + " to "
                                + max);
            }
        } else if (words > 1) {
            put(LogicVector.of(BigInteger.valueOf(value), info.range()));
            return;
        }
        offset();
        window.setLong(write, width < 64 ? value & ((1L << width) - 1) : value);
        for (int plane = 1; plane < info.planes(); plane++) {
            window.setLong(write + 8L * plane, 0);
        }
    }

    void put(LogicVector value) {
        requireBits("a vector");
        if (value.width() != width) {
            throw new IllegalArgumentException(
                    value
                            + " has "
                            + value.width()
                            + " bits, but "
                            + path
                            + " has "
                            + width
                            + ": give a vector of exactly that width");
        }
        requireStates(value);
        offset();
        int planes = info.planes();
        for (int i = 0; i < words; i++) {
            window.setLong(write + 8L * i, value.planeA(i));
            if (planes > 1) {
                window.setLong(write + 8L * (words + i), value.planeB(i));
            }
            if (planes > 2) {
                window.setLong(write + 8L * (2 * words + i), value.planeC(i));
                window.setLong(write + 8L * (3 * words + i), value.planeD(i));
            }
        }
    }

    /// Numbers, booleans and bits hold neither X nor Z, and only numbers in their range.
    private void requireStates(LogicVector value) {
        if (info.planes() == 1 && !value.isResolved()) {
            throw new IllegalArgumentException(
                    value + " does not fit " + path + ", which holds nothing but 0 and 1");
        }
        if (info.high() > info.low()) {
            long number =
                    info.has(WindowLayout.INFO_SIGNED) ? value.toSignedLong() : value.toLong();
            if (number < info.low() || number > info.high()) {
                put(number); // refuses it
            }
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
        return slot != 0 && window.getInt(slot + (long) WindowLayout.SLOT_PENDING) != 0;
    }

    /// Puts the signal on the list of deposits, once.
    void queue() {
        if (!isPending()) {
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
            window.setInt(slot + (long) WindowLayout.SLOT_PENDING, 1);
        }
    }
}
