package org.cocobean.assertj;

import java.math.BigInteger;
import org.cocobean.value.LogicVector;
import org.cocobean.wording.Words;

/// Values as messages show them: `5 = 0x05 = 8'b00000101`.
final class ShownValue {

    private ShownValue() {}

    static String of(LogicVector value, boolean signed) {
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
    static String of(BigInteger number, int width, boolean signed) {
        int needed = signed || number.signum() < 0 ? number.bitLength() + 1 : number.bitLength();
        if (needed > width) {
            return "%s (which does not fit into %s)".formatted(number, Words.of(width, "bit"));
        }
        return of(LogicVector.of(number, width), signed || number.signum() < 0);
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
