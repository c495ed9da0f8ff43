package org.cocobean.internal.kernel;

import java.math.BigInteger;
import java.util.Optional;
import org.cocobean.dut.Direction;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.Signal;
import org.cocobean.internal.link.SlotCell;
import org.cocobean.value.Layout;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.jspecify.annotations.Nullable;

/// Some bits of a vector: a slice, or a field of a structure or packed array. Reads and writes go
/// to the slot of the whole; edges and conditions have a view of it in the agent.
final class SliceImpl implements HdlSignal {

    private final SignalImpl whole;
    private final Kernel kernel;
    private final Slot place;
    private final String suffix;
    private final LogicRange range;
    private final int low;
    private final int width;
    private final boolean signed;
    private final @Nullable Layout layout;
    private @Nullable Parts parts;

    private final Edges edges;
    private @Nullable SlotCell view;

    private SliceImpl(
            SignalImpl whole,
            String suffix,
            int low,
            LogicRange range,
            @Nullable Layout layout,
            @Nullable Parts outer) {
        this.whole = whole;
        this.kernel = whole.kernel();
        this.place = whole.place();
        this.suffix = suffix;
        this.low = low;
        this.range = range;
        this.width = range.width();
        this.layout = layout;
        this.signed = layout != null && layout.signed();
        this.parts = outer;
        this.edges = Edges.of(this);
    }

    /// Some bits that keep their indices.
    ///
    /// @param outer the parts of what has these indices
    static SliceImpl slice(
            SignalImpl whole, String suffix, int low, LogicRange range, Parts outer) {
        return new SliceImpl(whole, suffix, low, range, null, outer);
    }

    /// A part that has a type of its own.
    static SliceImpl field(SignalImpl whole, String suffix, Layout.Place place) {
        Layout layout = place.layout();
        return new SliceImpl(whole, suffix, place.low(), layout.range(), layout, null);
    }

    @Override
    public Kernel kernel() {
        return kernel;
    }

    @Override
    public SlotCell slot() {
        SlotCell slot = view;
        if (slot == null) {
            slot =
                    kernel.window()
                            .slots()
                            .allocateView(
                                    whole.info().handle(),
                                    whole.info().code(),
                                    width,
                                    whole.info().planes(),
                                    whole.slot(),
                                    low);
            view = slot;
        }
        return slot;
    }

    @Override
    public Edges edges() {
        return edges;
    }

    @Override
    public Parts parts() {
        if (parts == null) {
            parts = new Parts(this, whole, low);
        }
        return parts;
    }

    // ---- description
    // -------------------------------------------------------------------------------------------

    /// Returns what follows the name of the whole.
    String suffix() {
        return suffix;
    }

    @Override
    public String name() {
        return whole.name() + suffix;
    }

    @Override
    public String path() {
        return whole.path() + suffix;
    }

    @Override
    public HandleKind kind() {
        return layout instanceof Layout.Enumeration ? HandleKind.ENUM : HandleKind.LOGIC;
    }

    @Override
    public Optional<Layout> layout() {
        return Optional.ofNullable(layout);
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
        return signed;
    }

    @Override
    public Direction direction() {
        return Direction.NONE;
    }

    @Override
    public boolean isConstant() {
        return whole.isConstant();
    }

    @Override
    public Signal slice(int left, int right) {
        Parts.requireBits(range, left, right, path());
        return HdlSignal.super.slice(left, right);
    }

    @Override
    public Signal field(String path) {
        if (layout == null) {
            throw nothingInside("some bits have no fields, so there is no '" + path + "'");
        }
        return HdlSignal.super.field(path);
    }

    // ---- reading
    // -----------------------------------------------------------------------------------------------

    @Override
    public LogicVector value() {
        whole.sample();
        LogicVector value = place.value(low, range);
        return layout == null ? value : value.withLayout(layout);
    }

    @Override
    public boolean isNumberNow() {
        if (layout != null && layout.isReal()) {
            return false;
        }
        whole.sample();
        return place.isResolved(low, width);
    }

    @Override
    public long numberNow() {
        return place.bits(low, width);
    }

    // ---- writing
    // -----------------------------------------------------------------------------------------------

    @Override
    public void set(long value) {
        if (layout != null && layout.isReal()) {
            set((double) value);
            return;
        }
        if (width > 64) {
            set(BigInteger.valueOf(value));
            return;
        }
        whole.requireWritable();
        Slot.requireFitting(value, width, signed, path());
        place.putBits(low, width, value);
        place.queueBits(low, width);
    }

    @Override
    public void set(LogicVector value) {
        whole.requireWritable();
        Slot.requireWidth(value, width, path());
        place.putBits(low, value);
        place.queueBits(low, width);
    }

    @Override
    public void setImmediate(long value) {
        Slot.requireFitting(value, width, signed, path());
        setImmediate(LogicVector.of(value, range));
    }

    @Override
    public void setImmediate(LogicVector value) {
        whole.requireWritable();
        Slot.requireWidth(value, width, path());
        if (!place.isPending()) {
            write(value);
            return;
        }
        place.besideDeposit(() -> write(value));
        place.putBits(low, value);
    }

    private void write(LogicVector value) {
        place.putBits(low, value);
        whole.putImmediately(low, width);
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
    public void drive(LogicVector value) {
        Slot.requireWidth(value, width, path());
        whole.drive(low, value);
    }

    /// Ends what is driven on these bits of an inout port.
    @Override
    public void release() {
        if (whole.direction() != Direction.INOUT) {
            throw noForce("release", "releasing");
        }
        drive(LogicVector.filled(Logic.Z, width));
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

    @Override
    public String toString() {
        return path();
    }
}
