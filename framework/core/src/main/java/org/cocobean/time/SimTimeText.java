package org.cocobean.time;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads and writes times with their unit.
final class SimTimeText {
    private static final Pattern TIME =
            Pattern.compile("(?<count>\\d+(\\.\\d+)?)(/(?<denominator>\\d+))?\\s*(?<unit>\\p{L}+)");

    private SimTimeText() {}

    static SimTime parse(String text) {
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            throw malformed(text, "it is no number, zero or greater, with a unit");
        }
        Fraction count = Fraction.of(new BigDecimal(time.group("count")));
        String denominator = time.group("denominator");
        if (denominator != null) {
            BigInteger divisor = new BigInteger(denominator);
            if (divisor.signum() == 0) {
                throw malformed(text, "it divides by 0");
            }
            count = count.dividedBy(divisor);
        }
        SimTimeUnit unit = SimTimeUnit.find(time.group("unit"));
        if (unit == null) {
            throw malformed(text, "its unit is none of " + SimTimeUnit.SYMBOLS);
        }
        return SimTime.of(count.times(BigInteger.valueOf(unit.femtoseconds())));
    }

    static String format(Fraction femtoseconds) {
        if (femtoseconds.numerator().signum() == 0) {
            return "0 s";
        }
        SimTimeUnit unit = SimTimeUnit.FS;
        for (SimTimeUnit candidate : SimTimeUnit.values()) {
            if (femtoseconds.compareTo(Fraction.of(candidate.femtoseconds())) >= 0) {
                unit = candidate;
            }
        }
        Fraction count = femtoseconds.dividedBy(BigInteger.valueOf(unit.femtoseconds()));
        return number(count) + " " + unit.symbol();
    }

    private static String number(Fraction count) {
        if (count.isWhole()) {
            return count.numerator().toString();
        }
        if (!hasFiniteDecimal(count.denominator())) {
            return count.numerator() + "/" + count.denominator();
        }
        return new BigDecimal(count.numerator())
                .divide(new BigDecimal(count.denominator()))
                .stripTrailingZeros()
                .toPlainString();
    }

    /// A decimal ends if and only if the denominator has no prime factors but 2 and 5.
    private static boolean hasFiniteDecimal(BigInteger denominator) {
        BigInteger rest = denominator.shiftRight(denominator.getLowestSetBit());
        BigInteger five = BigInteger.valueOf(5);
        while (rest.mod(five).signum() == 0) {
            rest = rest.divide(five);
        }
        return rest.equals(BigInteger.ONE);
    }

    private static IllegalArgumentException malformed(String text, String reason) {
        return new IllegalArgumentException(
                "cannot read \""
                        + text
                        + "\" as a time: "
                        + reason
                        + "; write it like \"1.5 ns\" or \"10 us\"");
    }
}
