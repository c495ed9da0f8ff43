package org.cocobean.internal.kernel;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
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

    private boolean sampled;
    private boolean wasRead;
    private @Nullable EdgeTrigger rising;
    private @Nullable EdgeTrigger falling;
    private @Nullable EdgeTrigger change;
    private @Nullable EdgeTrigger settledRising;
    private @Nullable ClockEngine clock;
    private @Nullable Map<LogicRange, SliceImpl> slices;

    SignalImpl(Kernel kernel, ObjectInfo info, String path) {
        this.kernel = kernel;
        this.window = kernel.window();
        this.info = info;
        this.path = path;
        this.width = info.width();
        this.slot = new Slot(kernel, info, path);
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
        boolean bits =
                info.kind() == HandleKind.LOGIC
                        || (info.kind() == HandleKind.INTEGER && info.planes() > 1);
        if (!bits || (width == 1 && !info.has(WindowLayout.INFO_VECTOR))) {
            throw new IllegalArgumentException(
                    path + " is of kind " + info.kind() + " and no vector, so it has no parts");
        }
        LogicRange part = part(left, right);
        if (part.equals(info.range())) {
            return this;
        }
        if (slices == null) {
            slices = new HashMap<>();
        }
        return slices.computeIfAbsent(part, range -> new SliceImpl(this, range));
    }

    private LogicRange part(int left, int right) {
        LogicRange range = info.range();
        if (!range.contains(left) || !range.contains(right)) {
            throw new IndexOutOfBoundsException(
                    path
                            + " has bits "
                            + range
                            + ", so there is no bit "
                            + (range.contains(left) ? right : left));
        }
        if (range.position(left) < range.position(right)) {
            throw new IllegalArgumentException(
                    path
                            + " counts its bits "
                            + range
                            + ": give the two ends of a part in that order, not "
                            + left
                            + " before "
                            + right);
        }
        return range.slice(left, right);
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
        window.setLong(WindowLayout.ARG0, info.handle());
        window.setLong(WindowLayout.ARG0 + 8, 0);
        int status = kernel.command(WindowLayout.COMMAND_TEXT);
        if (status == WindowLayout.STATUS_REFUSED && info.kind() == HandleKind.ENUM) {
            return value().toBinaryString(); // its names are not known
        }
        requireOk(status, "reading");
        return text();
    }

    private String text() {
        return new String(
                window.payload(0, window.getInt(WindowLayout.PAYLOAD_LENGTH)),
                StandardCharsets.UTF_8);
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
            set(literal(value));
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
        window.setPayload(value.getBytes(StandardCharsets.UTF_8));
        window.setLong(WindowLayout.ARG0, info.handle());
        window.setLong(WindowLayout.ARG0 + 8, 1);
        requireOk(kernel.command(WindowLayout.COMMAND_TEXT), "writing");
    }

    /// Returns the number of an enumeration's value.
    private long literal(String name) {
        window.setPayload(name.getBytes(StandardCharsets.UTF_8));
        window.setLong(WindowLayout.ARG0, info.handle());
        window.setLong(WindowLayout.ARG0 + 8, 2);
        int status = kernel.command(WindowLayout.COMMAND_TEXT);
        if (status == WindowLayout.STATUS_NOT_FOUND) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no value of " + path + ", which takes " + text());
        }
        requireOk(status, "writing by name to");
        return window.getLong(WindowLayout.ARG0);
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
        if (how == WindowLayout.PUT_RELEASE) {
            kernel.requireDone(status, Capability.RELEASE, what + " " + path);
        }
        if (status == WindowLayout.STATUS_REFUSED && path.endsWith("]")) {
            throw new UnsupportedOperationException(
                    what
                            + " "
                            + path
                            + " is not possible: this simulator holds no force on an element of an array; force"
                            + " what the element is read into");
        }
        requireOk(status, what);
        kernel.writtenAtOnce();
    }

    private void requireOk(int status, String what) {
        if (status != WindowLayout.STATUS_OK) {
            throw new UnsupportedOperationException(
                    what
                            + " "
                            + path
                            + " is not possible on this simulator (status "
                            + status
                            + "): see docs/simulators.md");
        }
    }

    // ---- waiting
    // -----------------------------------------------------------------------------------------------

    private void requireOneBit(String what) {
        requireOneBit(what, width, path);
    }

    static void requireOneBit(String what, int width, String path) {
        if (width != 1) {
            throw new IllegalArgumentException(
                    what
                            + " needs a one-bit signal, but "
                            + path
                            + " has "
                            + width
                            + " bits: wait for change() and"
                            + " compare values");
        }
    }

    @Override
    public Edge rising() {
        if (rising == null) {
            requireOneBit("rising()");
            rising = edge(WindowLayout.EDGE_RISING);
        }
        return rising;
    }

    @Override
    public Edge falling() {
        if (falling == null) {
            requireOneBit("falling()");
            falling = edge(WindowLayout.EDGE_FALLING);
        }
        return falling;
    }

    @Override
    public Edge change() {
        if (change == null) {
            change = edge(WindowLayout.EDGE_ANY);
        }
        return change;
    }

    private EdgeTrigger edge(int edges) {
        if (isConstant()) {
            throw new IllegalArgumentException(path + " is a constant and never changes");
        }
        if (info.kind() == HandleKind.STRING) {
            throw new IllegalArgumentException(
                    path
                            + " is a string, whose changes the simulators do not tell: wait for something else"
                            + " and compare toText()");
        }
        kernel.checkTask();
        return new EdgeTrigger(this, edges, new EdgePool(this, edges));
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
        if (settledRising == null) {
            requireOneBit("cycles()");
            settledRising = edge(WindowLayout.EDGE_RISING).settled();
        }
        settledRising.times(count).await();
    }

    @Override
    public String toString() {
        return path;
    }
}
