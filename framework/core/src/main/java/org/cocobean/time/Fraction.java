package org.cocobean.time;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// A rational number, zero or greater, in lowest terms.
record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
    /// Larger than any `double` needs, small enough that nobody can ask for gigabytes of digits.
    private static final int MAX_SCALE = 1100;

    static Fraction of(long value) {
        return new Fraction(BigInteger.valueOf(value), BigInteger.ONE);
    }

    static Fraction of(BigInteger numerator, BigInteger denominator) {
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        return new Fraction(numerator.divide(divisor), denominator.divide(divisor));
    }

    /// @throws IllegalArgumentException if the decimal has more than a thousand zeros
    static Fraction of(BigDecimal decimal) {
        if (Math.abs((long) decimal.scale()) > MAX_SCALE) {
            throw new IllegalArgumentException(
                    "the number "
                            + decimal
                            + " is out of all proportion: use at most "
                            + MAX_SCALE
                            + " digits before or after the decimal point");
        }
        return decimal.scale() <= 0
                ? of(decimal.toBigIntegerExact(), BigInteger.ONE)
                : of(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    Fraction plus(Fraction other) {
        return of(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction minus(Fraction other) {
        return of(
                numerator
                        .multiply(other.denominator)
                        .subtract(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction times(BigInteger factor) {
        return of(numerator.multiply(factor), denominator);
    }

    Fraction dividedBy(BigInteger divisor) {
        return of(numerator, denominator.multiply(divisor));
    }

    boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    boolean isLong() {
        return isWhole() && numerator.bitLength() <= 63;
    }

    BigInteger floor() {
        return numerator.divide(denominator);
    }

    boolean isFractionalPartAtLeastHalf() {
        return numerator.mod(denominator).shiftLeft(1).compareTo(denominator) >= 0;
    }

    double toDouble() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
                .doubleValue();
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator
                .multiply(other.denominator)
                .compareTo(other.numerator.multiply(denominator));
    }
}
