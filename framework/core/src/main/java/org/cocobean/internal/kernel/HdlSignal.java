package org.cocobean.internal.kernel;

import java.math.BigInteger;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.sim.spi.Capability;
import org.cocobean.trigger.Edge;
import org.cocobean.value.Layout;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;
import org.cocobean.value.UnresolvedValueException;

/// What a signal and a part of one do alike: everything that builds on their bits, wherever they
/// lie.
sealed interface HdlSignal extends Signal, Watched permits SignalImpl, SliceImpl {

    /// Samples, and tells whether all bits, of up to 64, are 0 or 1.
    boolean isNumberNow();

    /// Returns the bits of a number, see [#isNumberNow()].
    long numberNow();

    Edges edges();

    /// Returns the bits and fields that were named.
    Parts parts();

    // ---- parts

    @Override
    default Signal bit(int index) {
        return slice(index, index);
    }

    @Override
    default Signal slice(int left, int right) {
        kernel().checkTask();
        return parts().slice(left, right);
    }

    @Override
    default Signal field(String fieldPath) {
        kernel().checkTask();
        return parts().field(fieldPath);
    }

    @Override
    default <T extends Signal> T as(Class<T> type) {
        return TypedHandle.of(this, type);
    }

    /// Takes what a test knows of the bits, where the simulator's tool does not tell; a part of a
    /// whole knows it from there.
    default void learn(Layout known) {}

    // ---- reading

    /// Adds the signal's name to a conversion error.
    private RuntimeException located(RuntimeException e) {
        if (e instanceof UnresolvedValueException) {
            return new UnresolvedValueException(
                    path() + " at " + kernel().time() + ": " + e.getMessage());
        }
        return e instanceof ArithmeticException
                ? new ArithmeticException(path() + ": " + e.getMessage())
                : e;
    }

    @Override
    default Logic logic() {
        if (width() != 1) {
            throw new IllegalArgumentException(path() + " has " + width() + " bits: use value()");
        }
        return value().bit(range().left());
    }

    @Override
    default long toLong() {
        int width = width();
        if (width > 0 && width <= 64 && isNumberNow()) {
            long bits = numberNow();
            return isSigned() ? bits << (64 - width) >> (64 - width) : bits;
        }
        try {
            return isSigned() ? whole().toSignedLong() : whole().toLong();
        } catch (RuntimeException e) {
            throw located(e);
        }
    }

    @Override
    default int toInt() {
        if (width() <= 32) {
            long value = toLong();
            if (value == (int) value) {
                return (int) value;
            }
        }
        try {
            return isSigned() ? whole().toSignedInt() : whole().toInt();
        } catch (RuntimeException e) {
            throw located(e);
        }
    }

    @Override
    default BigInteger toBigInteger() {
        try {
            return isSigned() ? whole().toSignedBigInteger() : whole().toBigInteger();
        } catch (RuntimeException e) {
            throw located(e);
        }
    }

    /// Tells whether the bits are a real of VHDL.
    private boolean isReal() {
        return layout().filter(Layout::isReal).isPresent();
    }

    /// The bits of a whole number.
    private LogicVector whole() {
        if (isReal()) {
            throw new IllegalArgumentException(path() + " is of type real: use toDouble()");
        }
        return value();
    }

    @Override
    default double toDouble() {
        if (isReal()) {
            try {
                return Double.longBitsToDouble(value().toSignedLong());
            } catch (RuntimeException e) {
                throw located(e);
            }
        }
        throw new IllegalArgumentException(path() + " is of kind " + kind() + ", not REAL");
    }

    @Override
    default String toText() {
        return value().toText();
    }

    @Override
    default boolean isHigh() {
        if (width() == 1 && isNumberNow()) {
            return (numberNow() & 1) != 0;
        }
        try {
            return logic().toBoolean();
        } catch (RuntimeException e) {
            throw located(e);
        }
    }

    // ---- writing

    @Override
    default void set(BigInteger value) {
        set(LogicVector.of(value, range()));
    }

    @Override
    default void set(Logic value) {
        set(LogicVector.filled(value, 1));
    }

    @Override
    default void set(double value) {
        if (isReal()) {
            set(Layout.real(value));
            return;
        }
        throw new IllegalArgumentException(
                path() + " is of kind " + kind() + ", not REAL: give a whole number");
    }

    @Override
    default void set(String value) {
        set(parsed(value));
    }

    /// Reads a value as a test writes it.
    private LogicVector parsed(String value) {
        try {
            Layout layout = layout().orElse(null);
            return layout == null ? LogicVector.of(value) : layout.parse(value);
        } catch (IllegalArgumentException e) {
            String why =
                    layout().isPresent()
                            ? ""
                            : kernel().limits().whyNot(Capability.ENUMERATION_NAMES);
            throw new IllegalArgumentException(
                    "cannot write " + path() + ": " + e.getMessage() + why);
        }
    }

    // ---- driving

    @Override
    default void drive(long value) {
        Slot.requireFitting(value, width(), isSigned(), path());
        drive(LogicVector.of(BigInteger.valueOf(value), range()));
    }

    @Override
    default void drive(Logic value) {
        drive(LogicVector.filled(value, 1));
    }

    @Override
    default void drive(String value) {
        drive(parsed(value));
    }

    // ---- waiting

    @Override
    default Edge rising() {
        return edges().rising();
    }

    @Override
    default Edge falling() {
        return edges().falling();
    }

    @Override
    default Edge change() {
        return edges().change();
    }

    /// Returns the error for a path that leads nowhere in a signal.
    default NoSuchHandleException nothingInside(String why) {
        return new NoSuchHandleException(path() + ": " + why);
    }
}
