package org.cocobean.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cocobean.time.SimTime.fs;
import static org.cocobean.time.SimTime.ms;
import static org.cocobean.time.SimTime.ns;
import static org.cocobean.time.SimTime.ps;
import static org.cocobean.time.SimTime.ratio;
import static org.cocobean.time.SimTime.s;
import static org.cocobean.time.SimTime.us;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimTimeTests {
    @Test
    void unitsAreAThousandOfTheNextFinerOne() {
        assertThat(ps(1)).isEqualTo(fs(1000));
        assertThat(ns(1)).isEqualTo(ps(1000));
        assertThat(us(1)).isEqualTo(ns(1000));
        assertThat(ms(1)).isEqualTo(us(1000));
        assertThat(s(1)).isEqualTo(ms(1000));
    }

    @Test
    void decimalsCountAsTheyAreWritten() {
        assertThat(fs(0.5).times(2)).isEqualTo(fs(1));
        assertThat(ps(2.5)).isEqualTo(fs(2500));
        assertThat(ns(1.5)).isEqualTo(ps(1500));
        assertThat(ns(0.1)).isEqualTo(ps(100));
        assertThat(ns(0.1).plus(ns(0.2))).isEqualTo(ns(0.3));
        assertThat(us(1.000001)).isEqualTo(ps(1_000_001));
        assertThat(ms(1e-3)).isEqualTo(us(1));
        assertThat(s(1e-9)).isEqualTo(ns(1));
        assertThat(ns(1.0)).isEqualTo(ns(1));
        assertThat(SimTime.of(new BigDecimal("0.000000000000001"), SimTimeUnit.S)).isEqualTo(fs(1));
    }

    @Test
    void ratiosAreExact() {
        assertThat(ratio(1, 1_000_000_000, SimTimeUnit.S)).isEqualTo(ns(1));
        assertThat(ratio(1, 3, SimTimeUnit.NS).times(3)).isEqualTo(ns(1));
        assertThat(ratio(-1, -4, SimTimeUnit.NS)).isEqualTo(ps(250));
        assertThat(ratio(0, -4, SimTimeUnit.NS)).isEqualTo(SimTime.ZERO);
        assertThat(ratio(2, 6, SimTimeUnit.NS))
                .isEqualTo(ratio(1, 3, SimTimeUnit.NS))
                .hasSameHashCodeAs(ratio(1, 3, SimTimeUnit.NS));
        assertThatThrownBy(() -> ratio(1, 0, SimTimeUnit.NS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1/0 ns is no time: the denominator must not be 0");
        assertThatThrownBy(() -> ratio(1, -3, SimTimeUnit.NS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1/-3 ns is no time: simulated time is never negative");
    }

    @Test
    void stepsDependOnThePrecision() {
        assertThat(SimTime.steps(5, -12)).isEqualTo(ps(5));
        assertThat(SimTime.steps(5, -11)).isEqualTo(ps(50));
        assertThat(SimTime.steps(5, -15)).isEqualTo(fs(5));
        assertThat(SimTime.steps(5, 2)).isEqualTo(s(500));
        assertThatThrownBy(() -> SimTime.steps(-1, -12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-1 steps is no time: simulated time is never negative");
    }

    @ParameterizedTest
    @ValueSource(ints = {-16, 3, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void aPrecisionThatNoSimulatorHasIsRefused(int exponent) {
        assertThatThrownBy(() -> SimTime.steps(1, exponent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no simulator has a precision of 10^%d s: use an exponent from -15 (1 fs)"
                                + " to 2 (100 s)",
                        exponent);
        assertThatThrownBy(() -> ns(1).toSteps(exponent))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void negativeTimesDoNotExist() {
        assertThatThrownBy(() -> ns(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-1 ns is no time: simulated time is never negative");
        assertThatThrownBy(() -> us(-0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-0.5 us is no time: simulated time is never negative");
        assertThatThrownBy(() -> ns(1).times(-2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 ns times -2 is no time: simulated time is never negative");
        assertThatThrownBy(() -> ns(1).minus(ns(2)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(
                        "cannot subtract 2 ns from 1 ns: simulated time is never negative, compare"
                                + " the two first");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aTimeIsFinite(double count) {
        assertThatThrownBy(() -> ns(count))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(count + " ns is no time: use a finite number");
    }

    @Test
    void everyFiniteDoubleIsATime() {
        assertThat(s(Double.MAX_VALUE)).isGreaterThan(s(Long.MAX_VALUE));
        assertThat(fs(Double.MIN_VALUE)).isGreaterThan(SimTime.ZERO).isLessThan(fs(1));
        assertThatThrownBy(() -> SimTime.of(new BigDecimal("1e999999999"), SimTimeUnit.NS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is out of all proportion");
    }

    @Test
    void arithmeticIsExact() {
        assertThat(ns(1).plus(ps(1))).isEqualTo(ps(1001));
        assertThat(ns(1).minus(ps(1))).isEqualTo(ps(999));
        assertThat(ns(1).minus(ns(1))).isSameAs(SimTime.ZERO);
        assertThat(ns(3).times(4)).isEqualTo(ns(12));
        assertThat(ns(3).times(0)).isEqualTo(SimTime.ZERO);
        assertThat(ns(9).dividedBy(2)).isEqualTo(ns(4.5));
        assertThat(ns(1).dividedBy(3)).isEqualTo(ratio(1, 3, SimTimeUnit.NS));
        assertThat(ns(1).dividedBy(3).plus(ns(2).dividedBy(3))).isEqualTo(ns(1));
        assertThat(ns(1).minus(ns(1).dividedBy(3))).isEqualTo(ns(2).dividedBy(3));
        assertThatThrownBy(() -> ns(1).dividedBy(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot divide 1 ns by 0: use a divisor of 1 or more");
        assertThatThrownBy(() -> ns(1).dividedBy(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void timesBeyondALongOfFemtosecondsAreExactToo() {
        SimTime longest = fs(Long.MAX_VALUE);

        assertThat(longest.plus(fs(1)).minus(fs(1))).isEqualTo(longest);
        assertThat(longest.plus(fs(1))).isGreaterThan(longest);
        assertThat(s(10_000)).isEqualTo(fs(1_000_000_000_000_000L).times(10_000));
        assertThat(s(10_000)).hasToString("10000 s");
        assertThat(s(20_000)).hasToString("20000 s");
        assertThat(s(1).times(20_000)).hasToString("20000 s");
        assertThat(s(Long.MAX_VALUE).toSteps(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(s(Long.MAX_VALUE).times(2).dividedBy(2)).isEqualTo(s(Long.MAX_VALUE));
        assertThat(s(9_223).toSteps(-15)).isEqualTo(9_223_000_000_000_000_000L);
        assertThat(s(9_224).toSteps(-14)).isEqualTo(922_400_000_000_000_000L);
    }

    @Test
    void orderIsByValue() {
        List<SimTime> sorted =
                List.of(
                        SimTime.ZERO,
                        fs(0.5),
                        fs(1),
                        ratio(1, 3, SimTimeUnit.PS),
                        ps(999),
                        ns(1),
                        us(1),
                        s(1),
                        s(20_000),
                        s(30_000));
        List<SimTime> shuffled = new ArrayList<>(sorted);
        Collections.reverse(shuffled);

        Collections.sort(shuffled);

        assertThat(shuffled).containsExactlyElementsOf(sorted);
    }

    @Test
    void equalityIsByValue() {
        assertThat(ns(1000)).isEqualTo(us(1)).hasSameHashCodeAs(us(1));
        assertThat(ns(1000)).isNotEqualTo(us(2));
        assertThat(s(20_000)).isEqualTo(ms(20_000_000)).hasSameHashCodeAs(ms(20_000_000));
        assertThat(fs(0.5)).isNotEqualTo(SimTime.ZERO);
        assertThat(fs(0).isZero()).isTrue();
        assertThat(fs(0.5).isZero()).isFalse();
    }

    @Test
    void aTimeHasADoubleInEveryUnitForDisplay() {
        assertThat(ns(1.5).in(SimTimeUnit.PS)).isEqualTo(1500.0);
        assertThat(ns(1.5).in(SimTimeUnit.US)).isEqualTo(0.0015);
        assertThat(ns(1).dividedBy(3).in(SimTimeUnit.NS)).isEqualTo(1 / 3.0, within(1e-16));
    }
}
