package org.cocobean.value;

import java.math.BigInteger;
import java.util.Optional;
import org.cocobean.value.Layout.Bits;
import org.cocobean.value.Layout.Elements;
import org.cocobean.value.Layout.Enumeration;

/// Writes and reads values of VHDL's numbers and strings.
final class VhdlText {

    private VhdlText() {}

    /// Tells whether bits are a number of VHDL.
    static boolean isNumber(Layout layout) {
        return layout instanceof Bits bits && bits.keyword().startsWith(Layout.VHDL);
    }

    /// Tells whether bits are a real.
    static boolean isReal(Layout layout) {
        return isNumber(layout) && layout.name().equals("real");
    }

    /// Tells whether the elements are characters of VHDL, each eight bits.
    static boolean isString(Layout layout) {
        return layout instanceof Elements elements
                && elements.element() instanceof Enumeration enumeration
                && enumeration.name().equals("character")
                && enumeration.width() == Byte.SIZE;
    }

    /// Returns the text of a number.
    static String number(LogicVector value, Layout layout) {
        long number = value.toSignedLong();
        return isReal(layout)
                ? Double.toString(Double.longBitsToDouble(number))
                : VhdlUnits.of(layout)
                        .map(units -> units.text(number))
                        .orElseGet(() -> Long.toString(number));
    }

    /// Returns the characters of a string; empty when they are not known.
    static Optional<String> string(LogicVector value) {
        if (!value.isResolved()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        BigInteger all = value.toBigInteger();
        for (int low = value.width() - Byte.SIZE; low >= 0; low -= Byte.SIZE) {
            text.append((char) (all.shiftRight(low).intValue() & 0xff));
        }
        return Optional.of(text.toString());
    }

    /// Returns the bits of a number.
    ///
    /// @throws IllegalArgumentException when it is none
    static LogicVector parseNumber(String text, Layout layout) {
        String word = text.strip().replace("_", "");
        if (layout.name().equals("real")) {
            return real(Double.parseDouble(word));
        }
        Optional<VhdlUnits> units = VhdlUnits.of(layout);
        long number = units.isPresent() ? units.get().parse(word) : Long.parseLong(word);
        return LogicVector.of(BigInteger.valueOf(number), layout.width());
    }

    /// Returns the bits of a real.
    ///
    /// @throws IllegalArgumentException when VHDL has no such
    static LogicVector real(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " is no value of type real");
        }
        return LogicVector.of(BigInteger.valueOf(Double.doubleToLongBits(value)), Long.SIZE);
    }

    /// Returns the bits of a string.
    ///
    /// @throws IllegalArgumentException when it has another length, or characters that VHDL has not
    static LogicVector parseString(String text, Elements type) {
        int length = type.indices().width();
        if (text.length() != length) {
            throw new IllegalArgumentException(
                    "\"%s\" has %d characters, but a value of type %s has %d"
                            .formatted(text, text.length(), type.name(), length));
        }
        BigInteger all = BigInteger.ZERO;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 0xff) {
                throw new IllegalArgumentException("'" + c + "' is no character of VHDL");
            }
            all = all.shiftLeft(Byte.SIZE).or(BigInteger.valueOf(c));
        }
        return LogicVector.of(all, type.width());
    }
}
