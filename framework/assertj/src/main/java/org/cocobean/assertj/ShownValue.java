package org.cocobean.assertj;

import java.math.BigInteger;
import org.cocobean.dut.Signal;
import org.cocobean.value.LogicVector;
import org.cocobean.wording.Words;

/// Values as messages show them: `5 = 0x05 = 8'b00000101`.
final class ShownValue {

    private ShownValue() {}

    /// What its type makes of it stands first: the name of an enumeration's value, the members of a
    /// structure.
    static String of(LogicVector value, boolean signed) {
        String text = value.toText();
        String plain = plain(value, signed);
        return text.equals(value.toBinaryString()) ? plain : text + " = " + plain;
    }

    private static String plain(LogicVector value, boolean signed) {
        String bits =
                "0x%s = %d'b%s"
                        .formatted(
                                value.toHexString(),
                                value.width(),
                                value.toBinaryString().replace('X', 'x').replace('Z', 'z'));
        if (!value.isResolved()) {
            return bits;
        }
        BigInteger number = signed ? value.toSignedBigInteger() : value.toBigInteger();
        return number + " = " + bits;
    }

    /// A number that does not fit is shown as it is.
    ///
    /// @param like a value of the type that is meant
    static String of(BigInteger number, LogicVector like, boolean signed) {
        int width = like.width();
        int needed = signed || number.signum() < 0 ? number.bitLength() + 1 : number.bitLength();
        if (needed > width) {
            return "%s (which does not fit into %s%s)"
                    .formatted(
                            number,
                            Words.of(width, "bit"),
                            signed ? signedRange(BigInteger.TWO.pow(width - 1)) : "");
        }
        LogicVector value = LogicVector.of(number, width);
        return of(
                like.layout().map(value::withLayout).orElse(value), signed || number.signum() < 0);
    }

    private static String signedRange(BigInteger half) {
        return " of a signed signal, which holds %s to %s"
                .formatted(half.negate(), half.subtract(BigInteger.ONE));
    }

    /// Returns a signal's path, and the name of its type where there is one.
    static String named(Signal signal) {
        return signal.path() + signal.layout().map(layout -> " (" + layout.name() + ")").orElse("");
    }

    /// Says which bits are neither 0 nor 1.
    static String unresolved(LogicVector value) {
        StringBuilder bits = new StringBuilder();
        int index = value.range().left();
        int step = value.range().left() >= value.range().right() ? -1 : 1;
        for (int i = 0; i < value.width(); i++, index += step) {
            if (!value.bit(index).isResolved()) {
                bits.append(bits.isEmpty() ? "" : ", ")
                        .append(index)
                        .append('=')
                        .append(value.bit(index).symbol());
            }
        }
        return bits.toString();
    }
}
