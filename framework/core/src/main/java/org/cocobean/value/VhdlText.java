package org.cocobean.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.value.Layout.Bits;
import org.cocobean.value.Layout.Elements;
import org.cocobean.value.Layout.Enumeration;
import org.jspecify.annotations.Nullable;

/// Writes and reads values of types of VHDL's package `standard`: integers, reals, times and
/// strings.
final class VhdlText {

    private static final Pattern TIME =
            Pattern.compile("(?i)([-+]?[\\d_]+(?:\\.[\\d_]+)?) *([a-z]+)");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    /// In femtoseconds, the largest first.
    private static final SequencedMap<String, Long> UNITS = new LinkedHashMap<>();

    private static final long SECOND = 1_000_000_000_000_000L;

    static {
        long unit = 1;
        for (String name : List.of("fs", "ps", "ns", "us", "ms", "sec")) {
            UNITS.putFirst(name, unit);
            unit *= 1000;
        }
    }

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
        return switch (layout.name()) {
            case "real" -> Double.toString(Double.longBitsToDouble(number));
            case "time" -> time(number);
            default -> Long.toString(number);
        };
    }

    private static String time(long femtoseconds) {
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            if (femtoseconds != 0 && femtoseconds % unit.getValue() == 0) {
                return femtoseconds / unit.getValue() + " " + unit.getKey();
            }
        }
        return "0 fs";
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
        long number = layout.name().equals("time") ? femtoseconds(word) : Long.parseLong(word);
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

    private static long femtoseconds(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Long.parseLong(text);
        }
        Long unit = unit(time.group(2).toLowerCase(Locale.ROOT));
        if (unit == null) {
            throw new IllegalArgumentException(time.group(2) + " is no unit of time");
        }
        BigDecimal value = new BigDecimal(time.group(1)).multiply(BigDecimal.valueOf(unit));
        if (value.abs().compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException(text + " is too long");
        }
        return value.longValue();
    }

    private static @Nullable Long unit(String name) {
        return switch (name) {
            case "min" -> 60 * SECOND;
            case "hr" -> 3600 * SECOND;
            default -> UNITS.get(name);
        };
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
