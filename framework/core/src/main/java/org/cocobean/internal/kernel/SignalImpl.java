package org.cocobean.internal.kernel;

import java.math.BigInteger;
import org.cocobean.clock.ClockPin;
import org.cocobean.clock.ClockSpec;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.Signal;
import org.cocobean.internal.link.Window;
import org.cocobean.internal.link.WindowLayout;
import org.cocobean.sim.spi.Capability;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.Phase;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.jspecify.annotations.Nullable;

/// A signal: reads and writes go straight to its slot in the window.
final class SignalImpl implements Signal, ClockPin, Watched {

    private final Kernel kernel;
    private final Window window;
    private final ObjectInfo info;
    private final String path;
    private final int width;
    private final Slot slot;
    private final Edges edges;
    private final TextCommand text;

    private boolean sampled;
    private boolean wasRead;
    private @Nullable ClockEngine clock;
    private @Nullable Parts parts;

    SignalImpl(Kernel kernel, ObjectInfo info, String path) {
        this.kernel = kernel;
        this.window = kernel.window();
        this.info = info;
        this.path = path;
        this.width = info.width();
        this.slot = new Slot(kernel, info, path);
        this.edges = Edges.of(this);
        this.text = new TextCommand(kernel, info, path);
    }

    // ---- slot
    // --------------------------------------------------------------------------------------------------

    @Override
    public Kernel kernel() {
        return kernel;
    }

    boolean isSampled() {
        return sampled;
    }

    void setSampled(boolean now) {
        sampled = now;
    }

    /// Tells whether the value was read since the last time this was asked.
    boolean wasRead() {
        boolean was = wasRead;
        wasRead = false;
        return was;
    }

    @Override
    public int slot() {
        return slot.offset();
    }

    Slot place() {
        return slot;
    }

    ObjectInfo info() {
        return info;
    }

    void sample() {
        kernel.checkTask();
        wasRead = true;
        if (!slot.isFresh() || !sampled) {
            kernel.samples().add(this);
        }
    }

    // ---- description
    // -------------------------------------------------------------------------------------------

    @Override
    public String name() {
        return info.name();
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public HandleKind kind() {
        return info.kind();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public LogicRange range() {
        return info.range();
    }

    @Override
    public boolean isSigned() {
        return info.has(WindowLayout.INFO_SIGNED);
    }

    @Override
    public boolean isConstant() {
        return info.has(WindowLayout.INFO_CONSTANT);
    }

    // ---- parts
    // -------------------------------------------------------------------------------------------------

    @Override
    public Signal bit(int index) {
        return slice(index, index);
    }

    @Override
    public Signal slice(int left, int right) {
        kernel.checkTask();
        if (parts == null) {
            parts = new Parts(this);
        }
        return parts.part(left, right);
    }

    // ---- reading
    // -----------------------------------------------------------------------------------------------

    @Override
    public LogicVector value() {
        slot.requireBits("value()");
        sample();
        return slot.value();
    }

    @Override
    public Logic logic() {
        if (width != 1) {
            throw new IllegalArgumentException(path + " has " + width + " bits: use value()");
        }
        return value().bit(info.range().left());
    }

    @Override
    public long toLong() {
        if (width > 0 && width <= 64 && info.kind() != HandleKind.REAL) {
            sample();
            if (slot.isResolved64()) {
                long bits = slot.bits();
                return isSigned() ? bits << (64 - width) >> (64 - width) : bits;
            }
        }
        try {
            return isSigned() ? value().toSignedLong() : value().toLong();
        } catch (RuntimeException e) {
            throw located(e);
        }
    }

    @Override
    public int toInt() {
        if (width <= 32) {
            long value = toLong();
            if (value == (int) value) {
                return (int) value;
            }
        }
        try {
            return isSigned() ? value().toSignedInt() : value().toInt();
        } catch (RuntimeException e) {
            throw located(e);
        }
    }

    /// Adds the signal's name to a conversion error.
    private RuntimeException located(RuntimeException e) {
        return located(e, path, kernel);
    }

    static RuntimeException located(RuntimeException e, String path, Kernel kernel) {
        if (e instanceof org.cocobean.value.UnresolvedValueException) {
            return new org.cocobean.value.UnresolvedValueException(
                    path + " at " + kernel.time() + ": " + e.getMessage());
        }
        return e instanceof ArithmeticException
                ? new ArithmeticException(path + ": " + e.getMessage())
                : e;
    }

    @Override
    public BigInteger toBigInteger() {
        try {
            return isSigned() ? value().toSignedBigInteger() : value().toBigInteger();
        } catch (RuntimeException e) {
            throw located(e);
        }
    }

    @Override
    public double toDouble() {
        if (info.kind() != HandleKind.REAL) {
            throw new IllegalArgumentException(path + " is of kind " + info.kind() + ", not REAL");
        }
        sample();
        return Double.longBitsToDouble(slot.bits());
    }

    @Override
    public String toText() {
        if (info.kind() == HandleKind.REAL) {
            return Double.toString(toDouble());
        }
        if (info.kind() == HandleKind.BOOLEAN) {
            return Boolean.toString(isHigh());
        }
        if (info.kind() != HandleKind.STRING && info.kind() != HandleKind.ENUM) {
            return value().toBinaryString();
        }
        kernel.checkTask();
        int status = text.read();
        if (status == WindowLayout.STATUS_REFUSED && info.kind() == HandleKind.ENUM) {
            return value().toBinaryString(); // its names are not known
        }
        kernel.requireOk(status, "reading " + path);
        return text.answer();
    }

    @Override
    public boolean isHigh() {
        if (width == 1) {
            sample();
            if (slot.isResolved64()) {
                return (slot.bits() & 1) != 0;
            }
        }
        try {
            return logic().toBoolean();
        } catch (RuntimeException e) {
            throw located(e);
        }
    }

    // ---- writing
    // -----------------------------------------------------------------------------------------------

    void requireWritable() {
        requireForcible();
        kernel.requireDepositAllowed(info, path);
    }

    private void requireForcible() {
        kernel.checkTask();
        if (isConstant()) {
            throw new IllegalStateException(path + " is a constant and cannot be written");
        }
        if (info.has(WindowLayout.INFO_READ_ONLY)) {
            kernel.requireDone(
                    WindowLayout.STATUS_REFUSED, Capability.ARRAY_WRITES, "writing " + path);
        }
        if (kernel.phase() == Phase.END) {
            throw new IllegalStateException(
                    "cannot write "
                            + path
                            + " at "
                            + kernel.time()
                            + ": the simulation is in phase END, reached by readOnly(), in which values are final;"
                            + " wait for a timer, an edge or nextTimeStep() before writing, or write before readOnly()");
        }
    }

    /// A bulk write comes after a deposit that is still queued, so it wins.
    void overtaken(long value) {
        if (slot.isPending()) {
            slot.put(value);
        }
    }

    @Override
    public void set(long value) {
        requireWritable();
        if (info.kind() == HandleKind.REAL) {
            set((double) value);
            return;
        }
        slot.put(value);
        slot.queue();
    }

    @Override
    public void set(BigInteger value) {
        set(LogicVector.of(value, info.range()));
    }

    @Override
    public void set(LogicVector value) {
        requireWritable();
        slot.put(value);
        slot.queue();
    }

    @Override
    public void set(Logic value) {
        set(LogicVector.filled(value, 1));
    }

    @Override
    public void set(double value) {
        requireWritable();
        if (info.kind() != HandleKind.REAL) {
            throw new IllegalArgumentException(
                    path + " is of kind " + info.kind() + ", not REAL: give a whole number");
        }
        slot.put(value);
        slot.queue();
    }

    @Override
    public void set(String value) {
        requireWritable();
        if (info.kind() == HandleKind.ENUM) {
            set(text.literal(value));
            return;
        }
        if (info.kind() == HandleKind.BOOLEAN && value.matches("(?i)true|false")) {
            set(Boolean.parseBoolean(value) ? 1 : 0);
            return;
        }
        if (info.kind() != HandleKind.STRING) {
            set(LogicVector.of(value));
            return;
        }
        text.queue(value);
    }

    @Override
    public void setImmediate(long value) {
        requireWritable();
        slot.put(value);
        special(WindowLayout.PUT_IMMEDIATE, "writing immediately to");
    }

    @Override
    public void setImmediate(LogicVector value) {
        requireWritable();
        slot.put(value);
        special(WindowLayout.PUT_IMMEDIATE, "writing immediately to");
    }

    @Override
    public void force(long value) {
        requireForcible();
        slot.put(value);
        special(WindowLayout.PUT_FORCE, "forcing");
    }

    @Override
    public void force(LogicVector value) {
        requireForcible();
        slot.put(value);
        special(WindowLayout.PUT_FORCE, "forcing");
    }

    @Override
    public void freeze() {
        requireForcible();
        special(WindowLayout.PUT_FREEZE, "freezing");
    }

    @Override
    public void release() {
        requireForcible();
        special(WindowLayout.PUT_RELEASE, "releasing");
    }

    /// Writes the value that is in its slot at once.
    void putImmediately() {
        special(WindowLayout.PUT_IMMEDIATE, "writing immediately to");
    }

    private void special(int how, String what) {
        window.setLong(WindowLayout.ARG0, slot());
        window.setLong(WindowLayout.ARG0 + 8, how);
        int status = kernel.command(WindowLayout.COMMAND_PUT);
        if (how == WindowLayout.PUT_RELEASE
                && status == WindowLayout.STATUS_REFUSED
                && kernel.isUndriven(path)) {
            special(WindowLayout.PUT_FORGET, what);
            return;
        }
        if (status == WindowLayout.STATUS_NO_ELEMENT) {
            kernel.requireDone(status, Capability.ELEMENT_FORCE, what + " " + path);
        }
        kernel.requireDone(status, capability(how), what + " " + path);
        kernel.requireOk(status, what + " " + path);
        kernel.writtenAtOnce();
    }

    private static Capability capability(int how) {
        return switch (how) {
            case WindowLayout.PUT_IMMEDIATE -> Capability.IMMEDIATE_WRITE;
            case WindowLayout.PUT_RELEASE -> Capability.RELEASE;
            default -> Capability.FORCE;
        };
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

    // ---- clock
    // -------------------------------------------------------------------------------------------------

    @Override
    public void startClock(ClockSpec spec) {
        requireWritable();
        if (clock == null) {
            clock = new ClockEngine(this);
        }
        clock.start(spec);
    }

    @Override
    public void stopClock() {
        kernel.checkTask();
        if (clock == null) {
            throw new IllegalStateException("no clock runs on " + path);
        }
        clock.stop();
    }

    @Override
    public void awaitCycles(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("cannot wait for " + count + " cycles of " + path);
        }
        if (count == 0) {
            return;
        }
        edges.settledRising().times(count).await();
    }

    @Override
    public String toString() {
        return path;
    }
}
