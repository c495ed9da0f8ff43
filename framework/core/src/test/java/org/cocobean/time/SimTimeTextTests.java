package org.cocobean.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimTimeTextTests {
    @ParameterizedTest
    @CsvSource({
        "1 fs, 1 fs",
        "0.5 fs, 0.5 fs",
        "1000 fs, 1 ps",
        "12500 ps, 12.5 ns",
        "999999 ps, 999.999 ns",
        "1.50 us, 1.5 us",
        "1000us, 1 ms",
        "100 ms, 100 ms",
        "3600 s, 3600 s",
        "12345678 fs, 12.345678 ns",
        "1/3 ns, 1000/3 ps",
        "2/4 ns, 500 ps",
        "1.5/3 ns, 500 ps",
        "0 ns, 0 s",
        "007 ns, 7 ns",
        "'  10   ns ', 10 ns",
        "5 \u00b5s, 5 us",
        "5 \u03bcs, 5 us"
    })
    void aTimeIsWrittenInTheMostReadableUnit(String text, String written) {
        assertThat(SimTime.parse(text)).hasToString(written);
    }

    @Test
    void whatIsWrittenCanBeRead() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 2_000; round++) {
            SimTime time =
                    SimTime.ratio(
                            random.nextLong(1L << random.nextInt(62)),
                            random.nextLong(1, 1 << random.nextInt(1, 12)),
                            List.of(SimTimeUnit.values()).get(random.nextInt(6)));

            assertThat(SimTime.parse(time.toString())).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ns", "10", "-1 ns", "1,5 ns", "1.5.0 ns", ".5 ns", "1e3 ns", "1 ns x"})
    void anyOtherFormIsRefused(String text) {
        assertThatThrownBy(() -> SimTime.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "cannot read \"%s\" as a time: it is no number, zero or greater, with a"
                                + " unit; write it like \"1.5 ns\" or \"10 us\"",
                        text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 NS", "1 sec", "1 min", "1 step", "1 Ms"})
    void anUnknownUnitIsRefusedWithTheKnownOnes(String text) {
        assertThatThrownBy(() -> SimTime.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "cannot read \"%s\" as a time: its unit is none of fs, ps, ns, us, ms, s;"
                                + " write it like \"1.5 ns\" or \"10 us\"",
                        text);
    }

    @Test
    void aZeroDenominatorIsRefused() {
        assertThatThrownBy(() -> SimTime.parse("1/0 ns"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cannot read \"1/0 ns\" as a time: it divides by 0;");
    }

    @Test
    void unitsKnowTheirSymbolAndExponent() {
        int exponent = -15;
        for (SimTimeUnit unit : SimTimeUnit.values()) {
            assertThat(unit.exponent()).isEqualTo(exponent);
            assertThat(SimTimeUnit.of(unit.symbol())).isSameAs(unit);
            assertThat(SimTime.of(1, unit)).hasToString("1 " + unit.symbol());
            exponent += 3;
        }
        assertThatThrownBy(() -> SimTimeUnit.of("day"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"day\" is no unit of time: use one of fs, ps, ns, us, ms, s");
    }
}
