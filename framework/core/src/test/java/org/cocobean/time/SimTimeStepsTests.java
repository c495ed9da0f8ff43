package org.cocobean.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.time.SimTime.fs;
import static org.cocobean.time.SimTime.ns;
import static org.cocobean.time.SimTime.ps;
import static org.cocobean.time.SimTime.ratio;
import static org.cocobean.time.SimTime.s;
import static org.cocobean.time.SimTime.us;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimTimeStepsTests {
    private static final int PS = -12;

    @Test
    void wholeStepsAreExact() {
        assertThat(SimTime.steps(1, PS).toSteps(PS)).isEqualTo(1);
        assertThat(ns(3).toSteps(PS)).isEqualTo(3_000);
        assertThat(ns(1.5).toSteps(PS)).isEqualTo(1_500);
        assertThat(ps(10).toSteps(PS)).isEqualTo(10);
        assertThat(us(1).toSteps(PS)).isEqualTo(1_000_000);
        assertThat(ratio(1, 1_000_000_000, SimTimeUnit.S).toSteps(PS)).isEqualTo(1_000);
        assertThat(SimTime.ZERO.toSteps(PS)).isZero();
    }

    @Test
    void everyPrecisionTurnsItsOwnStepIntoOne() {
        for (int exponent = -15; exponent <= 2; exponent++) {
            assertThat(SimTime.steps(7, exponent).toSteps(exponent)).isEqualTo(7);
            assertThat(SimTime.steps(7, exponent).toSteps(-15))
                    .isEqualTo(7 * Math.round(Math.pow(10, exponent + 15)));
        }
    }

    @Test
    void aBrokenStepIsRefusedUnlessRoundingIsAsked() {
        assertThatThrownBy(() -> ps(2.5).toSteps(PS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "unable to accurately represent 2.5 ps with the simulator precision of"
                                + " 1 ps: use a multiple of the precision, give the design a finer"
                                + " one, or use Rounding.ROUND, CEIL or FLOOR");
        assertThatThrownBy(() -> ns(1).dividedBy(3).toSteps(PS, Rounding.EXACT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "unable to accurately represent 1000/3 ps with the simulator precision of"
                                + " 1 ps: ");
        assertThatThrownBy(() -> ps(5).toSteps(-11))
                .hasMessageContaining("5 ps with the simulator precision of 10 ps");
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0, 1, 0",
        "0.5, 0, 1, 1",
        "1,   1, 1, 1",
        "1.2, 1, 2, 1",
        "1.4995, 1, 2, 1",
        "1.5, 1, 2, 2",
        "2.5, 2, 3, 3",
        "1.9, 1, 2, 2"
    })
    void roundingGoesWhereItWasAsked(String count, long floor, long ceil, long round) {
        SimTime time = SimTime.parse(count + " ps");

        assertThat(time.toSteps(PS, Rounding.FLOOR)).isEqualTo(floor);
        assertThat(time.toSteps(PS, Rounding.CEIL)).isEqualTo(ceil);
        assertThat(time.toSteps(PS, Rounding.ROUND)).isEqualTo(round);
    }

    @Test
    void fractionsOfAFemtosecondRoundLikeAllOthers() {
        assertThat(fs(2.5).toSteps(-15, Rounding.FLOOR)).isEqualTo(2);
        assertThat(fs(2.5).toSteps(-15, Rounding.CEIL)).isEqualTo(3);
        assertThat(fs(2.5).toSteps(-15, Rounding.ROUND)).isEqualTo(3);
        assertThat(fs(2.4).toSteps(-15, Rounding.ROUND)).isEqualTo(2);
        assertThat(ratio(1, 3, SimTimeUnit.NS).toSteps(PS, Rounding.ROUND)).isEqualTo(333);
        assertThat(ratio(2, 3, SimTimeUnit.NS).toSteps(PS, Rounding.ROUND)).isEqualTo(667);
        assertThat(ratio(2, 3, SimTimeUnit.NS).toSteps(PS, Rounding.FLOOR)).isEqualTo(666);
        assertThat(ratio(1, 3, SimTimeUnit.NS).toSteps(PS, Rounding.CEIL)).isEqualTo(334);
    }

    @Test
    void moreStepsThanALongCanCountAreRefused() {
        assertThat(fs(Long.MAX_VALUE).toSteps(-15)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> s(10_000).toSteps(-15))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(
                        "10000 s has more than 9223372036854775807 steps of 1 fs: use a shorter"
                                + " time or a coarser precision");
        assertThatThrownBy(() -> fs(Long.MAX_VALUE).plus(fs(0.5)).toSteps(-15, Rounding.CEIL))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void commonConversionsDoNotAllocate() {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        SimTime time = ns(10);
        SimTime other = ps(1);
        long sum = work(time, other, 1_000);
        long before = thread.getCurrentThreadAllocatedBytes();

        sum += work(time, other, 100_000);

        long allocated = thread.getCurrentThreadAllocatedBytes() - before;
        assertThat(sum).isEqualTo(101_000L * 20_002);
        assertThat(allocated).isLessThan(10_000);
    }

    private static long work(SimTime time, SimTime other, int rounds) {
        long sum = 0;
        for (int i = 0; i < rounds; i++) {
            sum += time.toSteps(PS);
            sum += time.toSteps(PS, Rounding.ROUND);
            sum += time.compareTo(other);
            sum += time.equals(other) ? 0 : 1;
        }
        return sum;
    }
}
