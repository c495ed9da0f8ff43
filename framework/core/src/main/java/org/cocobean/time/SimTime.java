package org.cocobean.time;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An exact, immutable span of simulated time, zero or longer.
///
/// A time is a rational number of femtoseconds, so thirds of a nanosecond and `1.5 ns` are both
/// exact; nothing is rounded before [#toSteps(int, Rounding)]. Decimals count as they are written:
/// `ns(0.1)` is a tenth of a nanosecond. Equality and order are by value, whatever the unit. Whole
/// femtoseconds up to about 2.5 hours are handled without allocating.
public final class SimTime implements Comparable<SimTime> {
    /// No time at all.
    public static final SimTime ZERO = new SimTime(0, null);

    private final long femtoseconds;

    /// In femtoseconds; null if [#femtoseconds] tells all.
    private final @Nullable Fraction fraction;

    private SimTime(long femtoseconds, @Nullable Fraction fraction) {
        this.femtoseconds = femtoseconds;
        this.fraction = fraction;
    }

    /// Returns this many femtoseconds.
    public static SimTime fs(long count) {
        return of(count, SimTimeUnit.FS);
    }

    /// Returns this many femtoseconds, exactly as the number is written.
    public static SimTime fs(double count) {
        return of(count, SimTimeUnit.FS);
    }

    /// Returns this many picoseconds.
    public static SimTime ps(long count) {
        return of(count, SimTimeUnit.PS);
    }

    /// Returns this many picoseconds, exactly as the number is written.
    public static SimTime ps(double count) {
        return of(count, SimTimeUnit.PS);
    }

    /// Returns this many nanoseconds.
    public static SimTime ns(long count) {
        return of(count, SimTimeUnit.NS);
    }

    /// Returns this many nanoseconds, exactly as the number is written.
    public static SimTime ns(double count) {
        return of(count, SimTimeUnit.NS);
    }

    /// Returns this many microseconds.
    public static SimTime us(long count) {
        return of(count, SimTimeUnit.US);
    }

    /// Returns this many microseconds, exactly as the number is written.
    public static SimTime us(double count) {
        return of(count, SimTimeUnit.US);
    }

    /// Returns this many milliseconds.
    public static SimTime ms(long count) {
        return of(count, SimTimeUnit.MS);
    }

    /// Returns this many milliseconds, exactly as the number is written.
    public static SimTime ms(double count) {
        return of(count, SimTimeUnit.MS);
    }

    /// Returns this many seconds.
    public static SimTime s(long count) {
        return of(count, SimTimeUnit.S);
    }

    /// Returns this many seconds, exactly as the number is written.
    public static SimTime s(double count) {
        return of(count, SimTimeUnit.S);
    }

    /// Returns this many units.
    ///
    /// @throws IllegalArgumentException if the count is negative
    public static SimTime of(long count, SimTimeUnit unit) {
        return scaled(requireNotNegative(count, unit), unit.femtoseconds());
    }

    /// Returns this many units, exactly as [Double#toString(double)] writes the number.
    ///
    /// @throws IllegalArgumentException if the count is negative or not finite
    public static SimTime of(double count, SimTimeUnit unit) {
        if (!Double.isFinite(count)) {
            throw new IllegalArgumentException(
                    count + " " + unit.symbol() + " is no time: use a finite number");
        }
        return of(BigDecimal.valueOf(count), unit);
    }

    /// Returns this many units.
    ///
    /// @throws IllegalArgumentException if the count is negative or has an absurd scale
    public static SimTime of(BigDecimal count, SimTimeUnit unit) {
        if (count.signum() < 0) {
            throw negative(count + " " + unit.symbol());
        }
        return of(Fraction.of(count).times(BigInteger.valueOf(unit.femtoseconds())));
    }

    /// Returns the exact quotient in this unit, such as 1/3 ns.
    ///
    /// @throws IllegalArgumentException if the quotient is negative or the denominator is 0
    public static SimTime ratio(long numerator, long denominator, SimTimeUnit unit) {
        String text = numerator + "/" + denominator + " " + unit.symbol();
        if (denominator == 0) {
            throw new IllegalArgumentException(text + " is no time: the denominator must not be 0");
        }
        if (numerator != 0 && (numerator < 0) != (denominator < 0)) {
            throw negative(text);
        }
        return of(
                Fraction.of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator))
                        .times(BigInteger.valueOf(unit.femtoseconds())));
    }

    /// Returns this many steps of a simulator.
    ///
    /// @param precisionExponent the simulator's precision as a power of ten of a second, from -15
    ///   (1 fs) to 2 (100 s)
    /// @throws IllegalArgumentException if the count is negative or there is no such precision
    public static SimTime steps(long count, int precisionExponent) {
        if (count < 0) {
            throw negative(count + " steps");
        }
        return scaled(count, Femto.power(precisionExponent));
    }

    /// Reads a time such as `1.5 ns`, `10us` or `1/3 ns`, and all that [#toString()] writes.
    ///
    /// @throws IllegalArgumentException if the text has no such form or names no unit
    public static SimTime parse(String text) {
        return SimTimeText.parse(text);
    }

    static SimTime of(Fraction femtoseconds) {
        return femtoseconds.isLong()
                ? whole(femtoseconds.numerator().longValue())
                : new SimTime(0, femtoseconds);
    }

    /// Returns the sum.
    public SimTime plus(SimTime other) {
        if (fraction == null && other.fraction == null) {
            long sum = femtoseconds + other.femtoseconds;
            if (sum >= 0) {
                return whole(sum);
            }
        }
        return of(fraction().plus(other.fraction()));
    }

    /// Returns the difference.
    ///
    /// @throws ArithmeticException if the other is longer
    public SimTime minus(SimTime other) {
        if (compareTo(other) < 0) {
            throw new ArithmeticException(
                    "cannot subtract "
                            + other
                            + " from "
                            + this
                            + ": simulated time is never negative, compare the two first");
        }
        if (fraction == null && other.fraction == null) {
            return whole(femtoseconds - other.femtoseconds);
        }
        return of(fraction().minus(other.fraction()));
    }

    /// Returns this time so many times over.
    ///
    /// @throws IllegalArgumentException if the factor is negative
    public SimTime times(long factor) {
        if (factor < 0) {
            throw negative(this + " times " + factor);
        }
        return fraction == null
                ? scaled(femtoseconds, factor)
                : of(fraction.times(BigInteger.valueOf(factor)));
    }

    /// Returns the exact quotient.
    ///
    /// @throws IllegalArgumentException if the divisor is not positive
    public SimTime dividedBy(long divisor) {
        if (divisor <= 0) {
            throw new IllegalArgumentException(
                    "cannot divide " + this + " by " + divisor + ": use a divisor of 1 or more");
        }
        if (fraction == null && femtoseconds % divisor == 0) {
            return whole(femtoseconds / divisor);
        }
        return of(fraction().dividedBy(BigInteger.valueOf(divisor)));
    }

    /// Tells whether this is no time at all.
    public boolean isZero() {
        return fraction == null && femtoseconds == 0;
    }

    /// Returns the number of units, rounded to a `double`: for display and statistics.
    public double in(SimTimeUnit unit) {
        return fraction().dividedBy(BigInteger.valueOf(unit.femtoseconds())).toDouble();
    }

    /// Returns the number of simulator steps in this time, which must be a whole number.
    ///
    /// @param precisionExponent the simulator's precision as a power of ten of a second, from -15
    ///   (1 fs) to 2 (100 s)
    /// @throws IllegalArgumentException if it is no whole number or there is no such precision
    /// @throws ArithmeticException if there are more steps than a `long` can count
    public long toSteps(int precisionExponent) {
        return toSteps(precisionExponent, Rounding.EXACT);
    }

    /// Returns the number of simulator steps in this time. A time of less than one step may become
    /// 0.
    ///
    /// @param precisionExponent the simulator's precision as a power of ten of a second, from -15
    ///   (1 fs) to 2 (100 s)
    /// @throws IllegalArgumentException if it is no whole number and the rounding is
    ///   [Rounding#EXACT], or if there is no such precision
    /// @throws ArithmeticException if there are more steps than a `long` can count
    public long toSteps(int precisionExponent, Rounding rounding) {
        long step = Femto.power(precisionExponent);
        if (fraction == null) {
            long steps = femtoseconds / step;
            long rest = femtoseconds % step;
            return rest == 0 ? steps : steps + rounded(rest >= step - rest, step, rounding);
        }
        Fraction exact = fraction.dividedBy(BigInteger.valueOf(step));
        BigInteger steps = exact.floor();
        if (!exact.isWhole()) {
            boolean upperHalf = exact.isFractionalPartAtLeastHalf();
            steps = steps.add(BigInteger.valueOf(rounded(upperHalf, step, rounding)));
        }
        if (steps.bitLength() > 63) {
            throw new ArithmeticException(
                    this
                            + " has more than "
                            + Long.MAX_VALUE
                            + " steps of "
                            + whole(step)
                            + ": use a shorter time or a coarser precision");
        }
        return steps.longValue();
    }

    @Override
    public int compareTo(SimTime other) {
        return fraction == null && other.fraction == null
                ? Long.compare(femtoseconds, other.femtoseconds)
                : fraction().compareTo(other.fraction());
    }

    /// Tells whether the other is the same time, whatever unit either was given in.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SimTime that
                && femtoseconds == that.femtoseconds
                && Objects.equals(fraction, that.fraction);
    }

    @Override
    public int hashCode() {
        return fraction == null ? Long.hashCode(femtoseconds) : fraction.hashCode();
    }

    /// Returns the exact time in the largest unit of which it has at least one, such as `12.5 ns`,
    /// or `1000/3 ps` where a decimal would never end.
    @Override
    public String toString() {
        return SimTimeText.format(fraction());
    }

    private Fraction fraction() {
        return fraction != null ? fraction : Fraction.of(femtoseconds);
    }

    /// Returns how much to add to the step before, given that this is no whole number of steps.
    private long rounded(boolean upperHalf, long step, Rounding rounding) {
        return switch (rounding) {
            case FLOOR -> 0;
            case CEIL -> 1;
            case ROUND -> upperHalf ? 1 : 0;
            case EXACT ->
                    throw new IllegalArgumentException(
                            "unable to accurately represent "
                                    + this
                                    + " with the simulator precision of "
                                    + whole(step)
                                    + ": use a multiple of the precision, give the design a finer"
                                    + " one, or use Rounding.ROUND, CEIL or FLOOR");
        };
    }

    private static SimTime whole(long femtoseconds) {
        return femtoseconds == 0 ? ZERO : new SimTime(femtoseconds, null);
    }

    private static SimTime scaled(long count, long factor) {
        return Math.multiplyHigh(count, factor) == 0 && count * factor >= 0
                ? whole(count * factor)
                : of(Fraction.of(count).times(BigInteger.valueOf(factor)));
    }

    private static long requireNotNegative(long count, SimTimeUnit unit) {
        if (count < 0) {
            throw negative(count + " " + unit.symbol());
        }
        return count;
    }

    private static IllegalArgumentException negative(String text) {
        return new IllegalArgumentException(text + " is no time: simulated time is never negative");
    }
}
