package org.cocobean.dut;

import java.math.BigInteger;
import java.util.Optional;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.Sampled;
import org.cocobean.value.Layout;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;

/// A signal, variable or parameter of the design.
///
/// Reads show the value at the present stop of the simulation. `set` queues a deposit, which takes
/// effect as the phase says (`docs/timing-model.md`): at once when a time step begins or has
/// settled, and after an edge not before the step settles. The last write wins. Immediate writes,
/// forces and releases take effect when they are called.
///
/// All methods belong to the tasks of the simulation and throw [IllegalStateException] elsewhere.
public interface Signal extends Handle, Sampled {

    /// Returns the width in bits.
    @Override
    int width();

    /// Returns the declared range.
    LogicRange range();

    /// Tells whether the object is declared signed.
    boolean isSigned();

    /// Tells whether the object is a parameter, generic or constant.
    boolean isConstant();

    /// Returns whether it is a port of its scope, and which way its values go; [Direction#NONE] for
    /// a part of one.
    Direction direction();

    /// Returns one bit of a vector, by its HDL index; see [#slice].
    ///
    /// @throws IndexOutOfBoundsException when there is no such bit
    Signal bit(int index);

    /// Returns some bits of a vector as a signal of their own, unsigned, by their HDL indices in
    /// the order of the declaration: `slice(7, 4)` of `7 downto 0`.
    ///
    /// A write leaves the other bits alone and merges with deposits to them that are queued; the
    /// last write of each bit wins. Edges are those of these bits. A part cannot be forced, because
    /// not every simulator holds one: force the whole.
    ///
    /// @throws IndexOutOfBoundsException when there is no such bit
    /// @throws IllegalArgumentException when it is no vector, or left and right are swapped
    Signal slice(int left, int right);

    /// Returns a member of a packed structure, an element of a packed array or a part of one as a
    /// signal of its own, by its path as in [Layout]: `hi.valid`, `[1].tag`, `items[1].tag`. What
    /// holds for [#slice] holds for it, except that it has its own type and counts its own bits.
    ///
    /// @throws NoSuchHandleException when there is no such field
    /// @throws IndexOutOfBoundsException when there is no such element
    /// @throws UnsupportedOperationException when this simulator's tool does not tell what the bits
    ///   of a signal mean
    Signal field(String path);

    /// Returns what the bits mean, where the simulator's tool tells it and where there is more to
    /// tell than [#range()] does: structures, packed arrays and enumerations of SystemVerilog.
    Optional<Layout> layout();

    /// Gives a structure a type: an interface that extends `Signal`, in which each method without
    /// parameters stands for the field of its name, as in [Dut].
    ///
    /// ```java
    /// interface Item extends Signal { Signal valid(); Signal tag(); }
    /// ```
    ///
    /// @throws NoSuchHandleException naming every method that has no field
    <T extends Signal> T as(Class<T> type);

    /// Returns the value.
    LogicVector value();

    /// Returns the value of a one-bit signal.
    Logic logic();

    /// Returns the value as an unsigned number, for signed objects as a signed one.
    ///
    /// @throws org.cocobean.value.UnresolvedValueException when a bit is X or Z
    /// @throws ArithmeticException when it does not fit
    int toInt();

    /// Returns the value as an unsigned number, for signed objects as a signed one; 64-bit values
    /// as their bits.
    ///
    /// @throws org.cocobean.value.UnresolvedValueException when a bit is X or Z
    long toLong();

    /// Returns the value as an unsigned number, for signed objects as a signed one.
    BigInteger toBigInteger();

    /// Returns the value of a real.
    double toDouble();

    /// Returns the value of a string, or the name of an enumeration's value (where it has one),
    /// `true` or `false` of a boolean, the number of an integer or a real, `'{valid: 1, tag: 4'h3}`
    /// of a structure, or the bits.
    String toText();

    /// Tells whether a one-bit signal is 1 (or H). X is an error.
    boolean isHigh();

    /// Queues a deposit of a number; negative numbers in two's complement.
    ///
    /// @throws IllegalArgumentException when it does not fit; the signal keeps its value
    /// @throws IllegalStateException in phase END, or on a constant
    void set(long value);

    /// Queues a deposit of a number.
    void set(BigInteger value);

    /// Queues a deposit of a vector of the same width.
    void set(LogicVector value);

    /// Queues a deposit of one bit.
    void set(Logic value);

    /// Queues a deposit to a real.
    void set(double value);

    /// Queues a deposit given as text: bits for logic (`10x1_z010`), the text itself for strings,
    /// `true` or `false` for booleans, numbers for integers and reals, the name of an enumeration's
    /// value, and for structures what [#toText()] returns.
    void set(String value);

    /// Drives a number on an inout port of the top, see [#drive(LogicVector)].
    void drive(long value);

    /// Drives one bit on an inout port of the top, see [#drive(LogicVector)].
    void drive(Logic value);

    /// Drives what a text says on an inout port of the top, as [#set(String)] takes it, see
    /// [#drive(LogicVector)].
    void drive(String value);

    /// Drives an inout port of the top beside the drivers of the HDL until [#release()]. The
    /// language resolves what all of them drive: `10ZH` of a design in VHDL against `1111` reads
    /// `1X11`. `Z` drives nothing, `L` and `H` pull. Takes effect when a deposit would.
    ///
    /// A part of a port is driven alone; other bits keep what drives them.
    ///
    /// @throws IllegalArgumentException when it is no inout port
    /// @throws UnsupportedOperationException when the simulator cannot do it, or the port is none
    ///   of the top or of a type without resolution
    void drive(LogicVector value);

    /// Writes at once, past the queue.
    void setImmediate(long value);

    /// Writes at once, past the queue.
    void setImmediate(LogicVector value);

    /// Forces a value that HDL cannot change until [#release()]; what it computes from the signal
    /// sees it.
    ///
    /// @throws UnsupportedOperationException when the simulator cannot do that with this signal
    void force(long value);

    /// Forces a value that HDL cannot change until [#release()]; what it computes from the signal
    /// sees it.
    ///
    /// @throws UnsupportedOperationException when the simulator cannot do that with this signal
    void force(LogicVector value);

    /// Forces the present value, as [#force(long)] does.
    void freeze();

    /// Ends a force. A register of Verilog keeps the forced value until the HDL writes it again; a
    /// net and a signal of VHDL return to their drivers. Of an inout port of the top it also ends
    /// [#drive(LogicVector)], when a deposit would take effect.
    void release();

    /// Fires when the signal becomes 1.
    ///
    /// @throws IllegalArgumentException when it is wider than one bit
    Edge rising();

    /// Fires when the signal becomes 0.
    Edge falling();

    /// Fires at any change of the value.
    ///
    /// @throws IllegalArgumentException for strings, whose changes the simulators do not tell
    Edge change();
}
