package org.cocobean.assertj;

import java.math.BigInteger;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.cocobean.Simulation;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.Signal;
import org.cocobean.value.Layout;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;
import org.jspecify.annotations.Nullable;

/// Assertions about a signal. Each reads the value at the present stop of the simulation; its
/// message shows the path of the signal, the value in all notations and the simulated time.
@SuppressWarnings("exports") // who uses this has AssertJ
public final class SignalAssert extends AbstractAssert<SignalAssert, Signal> {

    SignalAssert(@Nullable Signal actual) {
        super(actual, SignalAssert.class);
    }

    /// Checks the number that the bits stand for, with a sign where the signal is declared so.
    public SignalAssert hasValue(long expected) {
        return hasValue(BigInteger.valueOf(expected));
    }

    /// Checks the number that the bits stand for, with a sign where the signal is declared so.
    public SignalAssert hasValue(BigInteger expected) {
        Signal signal = signal();
        LogicVector value = signal.value();
        String wanted = ShownValue.of(expected, value, signal.isSigned());
        if (!value.isResolved()) {
            failWithMessage(
                    "expected %s to be %s%nbut was %s%nwith unresolved bits %s%s",
                    ShownValue.named(signal),
                    wanted,
                    ShownValue.of(value, signal.isSigned()),
                    ShownValue.unresolved(value),
                    time());
        }
        boolean signed = signal.isSigned() || expected.signum() < 0;
        BigInteger number = signed ? value.toSignedBigInteger() : value.toBigInteger();
        if (!number.equals(expected)) {
            failWithActualExpectedAndMessage(
                    number,
                    expected,
                    "expected %s to be %s%nbut was %s%s",
                    ShownValue.named(signal),
                    wanted,
                    ShownValue.of(value, signed),
                    time());
        }
        return this;
    }

    /// Checks every bit; `-` in the expected text matches any.
    ///
    /// @param expected one letter for each bit, leftmost first, such as `10x1`
    public SignalAssert hasBits(String expected) {
        LogicVector value = signal().value();
        if (!Bits.match(value, expected)) {
            failWithActualExpectedAndMessage(
                    value.toBinaryString(),
                    Bits.plain(expected),
                    "expected %s to be %s%nbut was %s%s",
                    ShownValue.named(actual),
                    Bits.describe(expected),
                    ShownValue.of(value, actual.isSigned()),
                    time());
        }
        return this;
    }

    /// Checks the value as [Signal#toText()] shows it and [Signal#set(String)] takes it: the name
    /// of an enumeration's value, `'{valid: 1, tag: 3}` of a structure, the text of a string.
    /// VHDL's names know no case.
    ///
    /// @throws IllegalArgumentException when the signal's type has no such value
    public SignalAssert hasText(String expected) {
        Signal signal = signal();
        String text = signal.toText();
        if (!isText(signal, text, expected)) {
            failWithActualExpectedAndMessage(
                    text,
                    expected,
                    "expected %s to be %s%nbut was %s%s",
                    ShownValue.named(signal),
                    expected,
                    signal.layout().isPresent()
                            ? ShownValue.of(signal.value(), signal.isSigned())
                            : text,
                    time());
        }
        return this;
    }

    private static boolean isText(Signal signal, String text, String expected) {
        Optional<Layout> layout = signal.layout();
        if (layout.isPresent()) {
            return layout.get().parse(expected).equals(signal.value());
        }
        return signal.kind() == HandleKind.ENUM
                ? text.equalsIgnoreCase(expected)
                : text.equals(expected);
    }

    /// Checks that a one-bit signal is 1 (or H).
    public SignalAssert isHigh() {
        return isLevel(true);
    }

    /// Checks that a one-bit signal is 0 (or L).
    public SignalAssert isLow() {
        return isLevel(false);
    }

    private SignalAssert isLevel(boolean high) {
        Logic logic = signal().logic();
        if (high ? !logic.isHigh() : !logic.isLow()) {
            failWithActualExpectedAndMessage(
                    logic,
                    Logic.of(high),
                    "expected %s to be %s%nbut was %s%s",
                    ShownValue.named(actual),
                    high ? "high" : "low",
                    logic,
                    time());
        }
        return this;
    }

    /// Checks that every bit is 0 or 1 (or L or H).
    public SignalAssert isResolved() {
        LogicVector value = signal().value();
        if (!value.isResolved()) {
            failWithMessage(
                    "expected every bit of %s to be 0 or 1%nbut was %s%nwith unresolved bits %s%s",
                    ShownValue.named(actual),
                    ShownValue.of(value, actual.isSigned()),
                    ShownValue.unresolved(value),
                    time());
        }
        return this;
    }

    private Signal signal() {
        isNotNull();
        return actual;
    }

    private static String time() {
        return Simulation.findCurrent().map(current -> "\nat " + current.time()).orElse("");
    }
}
