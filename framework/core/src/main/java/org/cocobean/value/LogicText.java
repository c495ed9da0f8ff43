package org.cocobean.value;

import org.cocobean.wording.Words;
import org.jspecify.annotations.Nullable;

/// Reads and writes the letters of a vector, most significant bit first.
final class LogicText {
    private static final char SEPARATOR = '_';
    private static final int MAX_BITS_SHOWN = 72;
    private static final int MAX_BITS_LISTED = 8;

    private LogicText() {}

    static Planes parse(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != SEPARATOR) {
                width++;
            }
        }
        int words = Planes.words(width);
        long[][] planes = new long[4][words];
        int position = width;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != SEPARATOR) {
                position--;
                int code = letter(text, i).code();
                for (int plane = 0; plane < 4; plane++) {
                    planes[plane][position >>> 6] |= (long) (code >>> plane & 1) << position;
                }
            }
        }
        return new Planes(width, planes[0], planes[1], planes[2], planes[3]);
    }

    static String binary(Planes bits) {
        return binary(bits, bits.width());
    }

    static String hex(Planes bits) {
        StringBuilder text = new StringBuilder();
        for (int nibble = (bits.width() + 3) / 4 - 1; nibble >= 0; nibble--) {
            text.append(digit(bits, nibble * 4));
        }
        return text.toString();
    }

    static boolean matches(LogicVector value, String pattern) {
        Planes wanted = parse(pattern);
        if (wanted.width() != value.width()) {
            throw new IllegalArgumentException(
                    "the pattern \""
                            + pattern
                            + "\" has "
                            + Words.of(wanted.width(), "bit")
                            + ", but "
                            + describe(value)
                            + " has "
                            + value.width()
                            + ": give one letter for each bit, - where any state will do");
        }
        for (int position = 0; position < wanted.width(); position++) {
            Logic letter = wanted.get(position);
            if (letter != Logic.DASH && letter != value.planes().get(position)) {
                return false;
            }
        }
        return true;
    }

    static void requireSameWidth(String operation, LogicVector value, LogicVector other) {
        if (value.width() != other.width()) {
            throw new IllegalArgumentException(
                    "cannot "
                            + operation
                            + " "
                            + describe(value)
                            + " with "
                            + describe(other)
                            + ": they have "
                            + value.width()
                            + " and "
                            + other.width()
                            + " bits and need the same number");
        }
    }

    /// Returns the bits and the range, shortened to what fits an error message.
    static String describe(LogicVector value) {
        return "\""
                + binary(value.planes(), MAX_BITS_SHOWN)
                + (value.width() > MAX_BITS_SHOWN ? "..." : "")
                + "\" ("
                + value.range()
                + ")";
    }

    static UnresolvedValueException unresolved(LogicVector value, String target) {
        return new UnresolvedValueException(
                "cannot convert "
                        + describe(value)
                        + " to "
                        + target
                        + ": "
                        + unresolvedBits(value)
                        + "; check isResolved() first, or look at the bits with matches(...)");
    }

    private static String unresolvedBits(LogicVector value) {
        Planes bits = value.planes();
        StringBuilder indices = new StringBuilder();
        StringBuilder letters = new StringBuilder();
        int count = 0;
        for (int position = bits.width() - 1; position >= 0; position--) {
            Logic logic = bits.get(position);
            if (!logic.isResolved()) {
                if (count < MAX_BITS_LISTED) {
                    String comma = count == 0 ? "" : ", ";
                    indices.append(comma).append(value.range().index(position));
                    letters.append(comma).append(logic.symbol());
                }
                count++;
            }
        }
        if (count == 1) {
            return "bit " + indices + " is " + letters;
        }
        if (bits.equals(Planes.filled(bits.get(0), bits.width()))) {
            return "all " + count + " bits are " + bits.get(0).symbol();
        }
        return count <= MAX_BITS_LISTED
                ? "bits " + indices + " are " + letters
                : "bits "
                        + indices
                        + " are "
                        + letters
                        + ", and "
                        + (count - MAX_BITS_LISTED)
                        + " more are unresolved";
    }

    private static String binary(Planes bits, int limit) {
        StringBuilder text = new StringBuilder();
        int end = Math.max(0, bits.width() - limit);
        for (int position = bits.width() - 1; position >= end; position--) {
            text.append(bits.get(position).symbol());
        }
        return text.toString();
    }

    private static char digit(Planes bits, int from) {
        Planes nibble = bits.slice(from, Math.min(4, bits.width() - from));
        if (nibble.isResolved()) {
            return Character.toUpperCase(Character.forDigit((int) nibble.a(0), 16));
        }
        Logic first = nibble.get(0);
        return nibble.equals(Planes.filled(first, nibble.width())) ? first.symbol() : 'X';
    }

    private static Logic letter(String text, int at) {
        @Nullable Logic logic = Logic.find(text.charAt(at));
        if (logic == null) {
            throw new IllegalArgumentException(
                    "'"
                            + text.charAt(at)
                            + "' at position "
                            + at
                            + " of \""
                            + text
                            + "\" is no logic state: use "
                            + Logic.LETTERS
                            + " in either case, with _ as separator");
        }
        return logic;
    }
}
