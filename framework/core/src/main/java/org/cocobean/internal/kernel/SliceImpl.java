package org.cocobean.internal.kernel;

import java.math.BigInteger;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.Signal;
import org.cocobean.trigger.Edge;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;

/// Some bits of a vector. Reads and writes go to the slot of the whole; edges and conditions have a
/// view of it in the agent.
final class SliceImpl implements Signal, Watched {

    private final SignalImpl whole;
    private final Kernel kernel;
    private final Slot place;
    private final LogicRange range;
    private final int low;
    private final int width;
    private final String index;

    private final Edges edges;
    private int view;

    SliceImpl(SignalImpl whole, LogicRange range) {
        this.whole = whole;
        this.kernel = whole.kernel();
        this.place = whole.place();
        this.range = range;
        this.low = whole.range().position(range.right());
        this.width = range.width();
        this.index =
                width == 1
                        ? "[" + range.left() + "]"
                        : "[" + range.left() + ":" + range.right() + "]";
        this.edges = Edges.of(this);
    }

    @Override
    public Kernel kernel() {
        return kernel;
    }

    @Override
    public int slot() {
        if (view == 0) {
            view = kernel.allocateView(whole.info(), whole.slot(), low, width);
        }
        return view;
    }

    // ---- description
    // -------------------------------------------------------------------------------------------

    @Override
    public String name() {
        return whole.name() + index;
    }

    @Override
    public String path() {
        return whole.path() + index;
    }

    @Override
    public HandleKind kind() {
        return HandleKind.LOGIC;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public LogicRange range() {
        return range;
    }

    @Override
    public boolean isSigned() {
        return false;
    }

    @Override
    public boolean isConstant() {
        return whole.isConstant();
    }

    @Override
    public Signal bit(int bit) {
        return slice(bit, bit);
    }

    @Override
    public Signal slice(int left, int right) {
        Parts.requireBits(range, left, right, path());
        return whole.slice(left, right);
    }

    // ---- reading
    // -----------------------------------------------------------------------------------------------

    @Override
    public LogicVector value() {
        return whole.value().slice(range.left(), range.right());
    }

    @Override
    public Logic logic() {
        if (width != 1) {
            throw new IllegalArgumentException(path() + " has " + width + " bits: use value()");
        }
        return value().bit(range.left());
    }

    @Override
    public long toLong() {
        if (width <= 64) {
            whole.sample();
            if (place.isResolved(low, width)) {
                return place.bits(low, width);
            }
        }
        try {
            return value().toLong();
        } catch (RuntimeException e) {
            throw SignalImpl.located(e, path(), kernel);
        }
    }

    @Override
    public int toInt() {
        if (width < 32) {
            return (int) toLong();
        }
        try {
            return value().toInt();
        } catch (RuntimeException e) {
            throw SignalImpl.located(e, path(), kernel);
        }
    }

    @Override
    public BigInteger toBigInteger() {
        try {
            return value().toBigInteger();
        } catch (RuntimeException e) {
            throw SignalImpl.located(e, path(), kernel);
        }
    }

    @Override
    public double toDouble() {
        throw new IllegalArgumentException(path() + " is of kind " + kind() + ", not REAL");
    }

    @Override
    public String toText() {
        return value().toBinaryString();
    }

    @Override
    public boolean isHigh() {
        if (width != 1) {
            throw new IllegalArgumentException(path() + " has " + width + " bits: use value()");
        }
        return toLong() != 0;
    }

    // ---- writing
    // -----------------------------------------------------------------------------------------------

    @Override
    public void set(long value) {
        set(bits(value));
    }

    private LogicVector bits(long value) {
        Slot.requireFitting(value, width, false, path());
        return width > 64
                ? LogicVector.of(BigInteger.valueOf(value), range)
                : LogicVector.ofPlanes(width < 64 ? value & ((1L << width) - 1) : value, 0, range);
    }

    @Override
    public void set(BigInteger value) {
        set(LogicVector.of(value, range));
    }

    @Override
    public void set(LogicVector value) {
        whole.requireWritable();
        Slot.requireWidth(value, width, path());
        place.putBits(low, value);
        place.queueBits(low, width);
    }

    @Override
    public void set(Logic value) {
        set(LogicVector.filled(value, 1));
    }

    @Override
    public void set(double value) {
        throw new IllegalArgumentException(
                path() + " is of kind " + kind() + ", not REAL: give a whole number");
    }

    @Override
    public void set(String value) {
        set(LogicVector.of(value));
    }

    @Override
    public void setImmediate(long value) {
        setImmediate(bits(value));
    }

    @Override
    public void setImmediate(LogicVector value) {
        whole.requireWritable();
        Slot.requireWidth(value, width, path());
        LogicVector present = whole.value();
        long[] queued = place.saved();
        place.put(present);
        place.putBits(low, value);
        whole.putImmediately();
        if (place.isPending()) {
            place.restore(queued);
            place.putBits(low, value);
        }
    }

    @Override
    public void force(long value) {
        throw noForce("force", "forcing");
    }

    @Override
    public void force(LogicVector value) {
        throw noForce("force", "forcing");
    }

    @Override
    public void freeze() {
        throw noForce("freeze", "freezing");
    }

    @Override
    public void release() {
        throw noForce("release", "releasing");
    }

    private UnsupportedOperationException noForce(String verb, String what) {
        return new UnsupportedOperationException(
                what
                        + " "
                        + path()
                        + " is not possible: a force holds a whole signal, so "
                        + verb
                        + " "
                        + whole.path());
    }

    // ---- waiting
    // -----------------------------------------------------------------------------------------------

    @Override
    public Edge rising() {
        return edges.rising();
    }

    @Override
    public Edge falling() {
        return edges.falling();
    }

    @Override
    public Edge change() {
        return edges.change();
    }

    @Override
    public String toString() {
        return path();
    }
}
