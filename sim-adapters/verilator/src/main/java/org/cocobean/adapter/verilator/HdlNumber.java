package org.cocobean.adapter.verilator;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers as Verilator's descriptions write them: `32'sh1f`, `-3`.
final class HdlNumber {

    private static final Pattern BASED = Pattern.compile("(\\d+)?'(s?)([hdbo])([0-9a-fA-F_]+)");
    private static final Pattern PLAIN = Pattern.compile("-?\\d+");

    private HdlNumber() {}

    /// Returns the value; empty for what has X or Z and for what is no number.
    static Optional<BigInteger> parse(String text) {
        Matcher based = BASED.matcher(text);
        if (!based.matches()) {
            return PLAIN.matcher(text).matches()
                    ? Optional.of(new BigInteger(text))
                    : Optional.empty();
        }
        int radix =
                switch (based.group(3)) {
                    case "h" -> 16;
                    case "d" -> 10;
                    case "o" -> 8;
                    default -> 2;
                };
        BigInteger value = new BigInteger(based.group(4).replace("_", ""), radix);
        int width = based.group(1) == null ? Integer.SIZE : Integer.parseInt(based.group(1));
        boolean negative = !based.group(2).isEmpty() && value.testBit(width - 1);
        return Optional.of(negative ? value.subtract(BigInteger.ONE.shiftLeft(width)) : value);
    }

    /// Returns the range with these bounds; empty where one is no number.
    static Optional<HdlType.Range> range(String left, String right) {
        return bound(left).flatMap(l -> bound(right).map(r -> new HdlType.Range(l, r)));
    }

    /// Returns a bound of a range: they are signed, also where the tool forgot to say so.
    static Optional<Integer> bound(String text) {
        return parse(text).map(BigInteger::intValue);
    }
}
