package org.cocobean.assertj;

import java.math.BigInteger;
import org.assertj.core.api.AbstractAssert;
import org.cocobean.value.LogicVector;
import org.cocobean.wording.Words;
import org.jspecify.annotations.Nullable;

/// Assertions about a value.
@SuppressWarnings("exports") // who uses this has AssertJ
public final class LogicVectorAssert extends AbstractAssert<LogicVectorAssert, LogicVector> {

    LogicVectorAssert(@Nullable LogicVector actual) {
        super(actual, LogicVectorAssert.class);
    }

    /// Checks the number that the bits stand for, without a sign; an expected negative number is
    /// compared in two's complement.
    public LogicVectorAssert hasValue(long expected) {
        return hasValue(BigInteger.valueOf(expected));
    }

    /// Checks the number that the bits stand for.
    public LogicVectorAssert hasValue(BigInteger expected) {
        LogicVector value = value();
        if (!value.isResolved()) {
            failWithMessage(
                    "expected %s%nbut was  %s%nwith unresolved bits %s",
                    ShownValue.of(expected, value, false),
                    ShownValue.of(value, false),
                    ShownValue.unresolved(value));
        }
        BigInteger number =
                expected.signum() < 0 ? value.toSignedBigInteger() : value.toBigInteger();
        if (!number.equals(expected)) {
            failWithActualExpectedAndMessage(
                    number,
                    expected,
                    "expected %s%nbut was  %s",
                    ShownValue.of(expected, value, false),
                    ShownValue.of(value, expected.signum() < 0));
        }
        return this;
    }

    /// Checks every bit; `-` in the expected text matches any.
    ///
    /// @param expected one letter for each bit, leftmost first, such as `10x1`
    public LogicVectorAssert hasBits(String expected) {
        LogicVector value = value();
        if (!Bits.match(value, expected)) {
            failWithActualExpectedAndMessage(
                    value.toBinaryString(),
                    Bits.plain(expected),
                    "expected %s%nbut was  %s",
                    Bits.describe(expected),
                    ShownValue.of(value, false));
        }
        return this;
    }

    /// Checks what the type makes of the bits, given as [org.cocobean.value.Layout#parse(String)]
    /// takes it: the name of an enumeration's value, `'{valid: 1, tag: 3}`; without a type the
    /// bits.
    ///
    /// @throws IllegalArgumentException when the type has no such value
    public LogicVectorAssert hasText(String expected) {
        LogicVector value = value();
        LogicVector wanted =
                value.layout()
                        .map(layout -> layout.parse(expected))
                        .orElseGet(() -> LogicVector.of(expected));
        if (!wanted.equals(value)) {
            failWithActualExpectedAndMessage(
                    value.toText(),
                    expected,
                    "expected %s%nbut was  %s",
                    ShownValue.of(wanted, false),
                    ShownValue.of(value, false));
        }
        return this;
    }

    /// Checks that every bit is 0 or 1 (or L or H).
    public LogicVectorAssert isResolved() {
        LogicVector value = value();
        if (!value.isResolved()) {
            failWithMessage(
                    "expected every bit to be 0 or 1%nbut was  %s%nwith unresolved bits %s",
                    ShownValue.of(value, false), ShownValue.unresolved(value));
        }
        return this;
    }

    /// Checks the width in bits.
    public LogicVectorAssert hasWidth(int expected) {
        LogicVector value = value();
        if (value.width() != expected) {
            failWithActualExpectedAndMessage(
                    value.width(),
                    expected,
                    "expected %s%nbut were %d: %s",
                    Words.of(expected, "bit"),
                    value.width(),
                    ShownValue.of(value, false));
        }
        return this;
    }

    private LogicVector value() {
        isNotNull();
        return actual;
    }
}
