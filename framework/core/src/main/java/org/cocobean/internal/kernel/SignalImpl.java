package org.cocobean.internal.kernel;

import java.util.List;
import java.util.Optional;
import org.cocobean.clock.ClockPin;
import org.cocobean.clock.ClockSpec;
import org.cocobean.dut.Direction;
import org.cocobean.dut.HandleKind;
import org.cocobean.internal.link.InfoFlag;
import org.cocobean.internal.link.Put;
import org.cocobean.internal.link.SlotCell;
import org.cocobean.internal.link.Status;
import org.cocobean.sim.spi.Capability;
import org.cocobean.trigger.Phase;
import org.cocobean.value.Layout;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.jspecify.annotations.Nullable;

/// A signal: reads and writes go straight to its slot in the window.
final class SignalImpl extends HdlObject implements HdlSignal, ClockPin {

    private final int width;
    private final Slot slot;
    private final Scheduler scheduler;
    private final Stop stop;
    private final boolean isFixed;
    private final boolean isReal;
    private final Edges edges;
    private final TextCommand text;
    private @Nullable Layout layout;
    private @Nullable Parts parts;

    private @Nullable PinDriver driver;
    private boolean isForced;
    private boolean takesDeposits;
    private boolean sampled;
    private boolean wasRead;
    private @Nullable ClockEngine clock;

    /// @param layout what its bits mean, where the tool tells
    SignalImpl(Kernel kernel, ObjectInfo info, String path, @Nullable Layout layout) {
        super(kernel, info, path);
        this.width = info.width();
        this.slot = new Slot(kernel, info, path);
        this.scheduler = kernel.scheduler();
        this.stop = kernel.stop();
        this.isFixed = info.has(InfoFlag.CONSTANT) || info.has(InfoFlag.READ_ONLY);
        this.edges = Edges.of(this);
        this.text = new TextCommand(kernel, info, path);
        this.layout = layout;
        this.isReal = info.kind() == HandleKind.REAL || (layout != null && layout.isReal());
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
    public SlotCell slot() {
        return slot.cell();
    }

    Slot place() {
        return slot;
    }

    ObjectInfo info() {
        return info;
    }

    void sample() {
        scheduler.checkTask();
        wasRead = true;
        if (!slot.isFresh() || !sampled) {
            kernel.samples().add(this);
        }
    }

    // ---- description
    // -------------------------------------------------------------------------------------------

    @Override
    public HandleKind kind() {
        return layout instanceof Layout.Enumeration ? HandleKind.ENUM : super.kind();
    }

    @Override
    public Optional<Layout> layout() {
        return Optional.ofNullable(layout);
    }

    /// Takes what a test knows of the bits, where the simulator's tool does not tell.
    @Override
    public void learn(Layout known) {
        if (layout == null && info.kind() == HandleKind.LOGIC && known.width() == width) {
            layout = known;
        }
    }

    /// Returns the names of a VHDL enumeration's values.
    List<String> literals() {
        kernel.checkTask();
        return info.kind() == HandleKind.ENUM ? text.literals() : List.of();
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
        return info.has(InfoFlag.SIGNED);
    }

    @Override
    public Direction direction() {
        boolean in = info.has(InfoFlag.INPUT);
        boolean out = info.has(InfoFlag.OUTPUT);
        return in && out
                ? Direction.INOUT
                : in ? Direction.INPUT : out ? Direction.OUTPUT : Direction.NONE;
    }

    @Override
    public boolean isConstant() {
        return info.has(InfoFlag.CONSTANT);
    }

    // ---- reading
    // -----------------------------------------------------------------------------------------------

    @Override
    public LogicVector value() {
        slot.requireBits("value()");
        sample();
        LogicVector value = slot.value();
        return layout == null ? value : value.withLayout(layout);
    }

    @Override
    public boolean isNumberNow() {
        if (isReal) {
            return false;
        }
        sample();
        return slot.isResolved64();
    }

    @Override
    public long numberNow() {
        return slot.bits();
    }

    @Override
    public double toDouble() {
        if (info.kind() != HandleKind.REAL) {
            return HdlSignal.super.toDouble();
        }
        sample();
        return Double.longBitsToDouble(slot.bits());
    }

    @Override
    public String toText() {
        if (info.kind() == HandleKind.REAL) {
            return Double.toString(toDouble());
        }
        if (info.kind() == HandleKind.INTEGER && isNumberNow()) {
            return Long.toString(toLong());
        }
        if (info.kind() == HandleKind.BOOLEAN) {
            return Boolean.toString(isHigh());
        }
        if (info.kind() != HandleKind.STRING && info.kind() != HandleKind.ENUM) {
            return HdlSignal.super.toText();
        }
        kernel.checkTask();
        Status status = text.read();
        if (status == Status.REFUSED && info.kind() == HandleKind.ENUM) {
            return value().toBinaryString(); // its names are not known
        }
        kernel.limits().requireOk(status, "reading " + path);
        return text.answer();
    }

    // ---- writing
    // -----------------------------------------------------------------------------------------------

    void requireWritable() {
        requireForcible();
        if (!takesDeposits) {
            requireDepositAllowed();
            takesDeposits = true; // what drives a signal is the same for ever
        }
    }

    private void requireDepositAllowed() {
        try {
            kernel.limits().requireDepositAllowed(info, path);
        } catch (UnsupportedOperationException e) {
            throw PinDriver.find(this).isEmpty()
                    ? e
                    : new UnsupportedOperationException(
                            e.getMessage() + " drive() drives this port beside the HDL.");
        }
    }

    private void requireForcible() {
        scheduler.checkTask();
        if (isFixed) {
            requireNotFixed();
        }
        if (stop.phase() == Phase.END) {
            throw new IllegalStateException(
                    "cannot write "
                            + path
                            + " at "
                            + kernel.time()
                            + ": the simulation is in phase END, reached by readOnly(), in which"
                            + " values are final; wait for a timer, an edge or nextTimeStep()"
                            + " before writing, or write before readOnly()");
        }
    }

    private void requireNotFixed() {
        if (isConstant()) {
            throw new IllegalStateException(path + " is a constant and cannot be written");
        }
        if (info.has(InfoFlag.READ_ONLY)) {
            kernel.limits().requireDone(Status.REFUSED, Capability.ARRAY_WRITES, "writing " + path);
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
        if (isReal) {
            set((double) value);
            return;
        }
        slot.put(value);
        slot.queue();
    }

    @Override
    public void set(LogicVector value) {
        requireWritable();
        slot.put(value);
        slot.queue();
    }

    @Override
    public void set(double value) {
        requireWritable();
        if (info.kind() != HandleKind.REAL) {
            HdlSignal.super.set(value);
            return;
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
        if (info.kind() == HandleKind.BOOLEAN && !value.matches("[01]")) {
            if (!value.matches("(?i)true|false")) {
                throw new IllegalArgumentException(
                        "'"
                                + value
                                + "' is no value of "
                                + path
                                + ", which takes true, false, 1, 0");
            }
            set(Boolean.parseBoolean(value) ? 1 : 0);
            return;
        }
        if (info.kind() == HandleKind.INTEGER || info.kind() == HandleKind.REAL) {
            setNumber(value);
            return;
        }
        if (info.kind() != HandleKind.STRING) {
            HdlSignal.super.set(value);
            return;
        }
        text.queue(value);
    }

    /// As many digits as an integer has bits are those bits.
    private void setNumber(String value) {
        String number = value.strip().replace("_", "");
        boolean real = info.kind() == HandleKind.REAL;
        if (!real && number.length() == width && number.matches("[01]+|.*[A-Za-z].*")) {
            HdlSignal.super.set(value);
            return;
        }
        try {
            if (real) {
                set(Double.parseDouble(number));
            } else {
                set(Long.parseLong(number));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'%s' is no value of %s, which takes %s"
                            .formatted(value, path, real ? "numbers" : "whole numbers"));
        }
    }

    @Override
    public void setImmediate(long value) {
        requireWritable();
        slot.put(value);
        special(Put.IMMEDIATE, "writing immediately to");
    }

    @Override
    public void setImmediate(LogicVector value) {
        requireWritable();
        slot.put(value);
        special(Put.IMMEDIATE, "writing immediately to");
    }

    @Override
    public void drive(LogicVector value) {
        Slot.requireWidth(value, width, path);
        drive(0, value);
    }

    /// Drives some bits, from a position on.
    void drive(int low, LogicVector bits) {
        requireForcible();
        if (driver == null) {
            driver = PinDriver.of(this);
        }
        driver.drive(low, bits);
    }

    @Override
    public void force(long value) {
        force(() -> slot.put(value));
    }

    @Override
    public void force(LogicVector value) {
        force(() -> slot.put(value));
    }

    private void force(Runnable put) {
        requireForcible();
        kernel.limits().requireForceReachesReaders(info, "forcing " + path);
        slot.besideDeposit(() -> {
            put.run();
            special(Put.FORCE, "forcing");
        });
        isForced = true;
    }

    @Override
    public void freeze() {
        requireForcible();
        kernel.limits().requireForceReachesReaders(info, "freezing " + path);
        special(Put.FREEZE, "freezing");
        isForced = true;
    }

    @Override
    public void release() {
        requireForcible();
        if (driver == null) {
            driver = PinDriver.find(this).orElse(null);
        }
        if (driver != null) {
            driver.drive(0, LogicVector.filled(Logic.Z, width));
        }
        if (driver == null || isForced) {
            special(Put.RELEASE, "releasing");
            isForced = false;
        }
    }

    /// Writes some bits of the value that is in its slot at once.
    void putImmediately(int low, int count) {
        pastQueue().putBits(low, count);
    }

    private void special(Put how, String what) {
        pastQueue().put(how, what);
    }

    private PastQueue pastQueue() {
        return new PastQueue(kernel, slot(), path);
    }

    // ---- waiting
    // -----------------------------------------------------------------------------------------------

    @Override
    public Edges edges() {
        return edges;
    }

    @Override
    public Parts parts() {
        if (parts == null) {
            parts = new Parts(this, this, 0);
        }
        return parts;
    }

    // ---- clock
    // -------------------------------------------------------------------------------------------------

    @Override
    public void describeClock(ClockSpec spec) {
        if (clock == null) {
            kernel.scheduler().idleClocks().made(path, spec.period());
        }
    }

    @Override
    public void startClock(ClockSpec spec) {
        requireWritable();
        kernel.scheduler().idleClocks().started(path);
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
}
