package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.dut.StructSignal;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.value.UnresolvedValueException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ports of VHDL that are reals, strings and times, alone and in records and arrays: written and
/// read as VHDL says them.
abstract class QuantityConformance extends Conformance {

    /// With all its digits, the smallest ones, the largest ones, and what has no short form.
    private static final List<Double> REALS =
            List.of(
                    0.0,
                    1.0,
                    -1.0,
                    1.0 / 3,
                    -Math.PI,
                    Math.nextUp(1.0),
                    1e300,
                    -1e-300,
                    Double.MAX_VALUE,
                    -Double.MAX_VALUE,
                    Double.MIN_NORMAL,
                    Double.MIN_VALUE,
                    3 * Double.MIN_VALUE,
                    9007199254740994.0);

    @BeforeEach
    void onlyInVhdl() {
        requires(HdlLanguage.VHDL, "reals, strings and times on ports");
    }

    record Sample(double value, String name, long later, int count) {}

    interface Quantities extends Dut {
        StructSignal<Sample> sample();
    }

    @Test
    void realsPassWithAllTheirBits() {
        try (Simulation sim = start("quantities")) {
            Dut dut = sim.dut();
            for (double real : REALS) {
                dut.signal("plain_in").set(real);
                dut.signal("sample_in.value").set(real);
                dut.signal("reals_in[1]").set(real);
                await(ns(1));
                assertThat(dut.signal("plain_in").toDouble()).isEqualTo(real);
                assertThat(dut.signal("plain").toDouble()).isEqualTo(real);
                assertThat(dut.signal("sample.value").toDouble()).isEqualTo(real);
                assertThat(dut.signal("reals[1]").toDouble()).isEqualTo(real);
            }
        }
    }

    @Test
    void realsAreWrittenAndReadAsNumbers() {
        try (Simulation sim = start("quantities")) {
            Dut dut = sim.dut();
            dut.signal("gained_in").set(3);
            dut.signal("sample_in").field("value").set("-2.5e-3");
            dut.signal("share_in").set("0.25");
            await(ns(1));
            assertThat(dut.signal("gained").toDouble()).isEqualTo(6.0);
            assertThat(dut.signal("gained").toText()).isEqualTo("6.0");
            assertThat(dut.signal("sample.value").toText()).isEqualTo("-0.0025");
            assertThat(dut.signal("share").toDouble()).isEqualTo(0.25);
            assertThatThrownBy(() -> dut.signal("gained").toLong())
                    .hasMessageContaining("quantities.gained is of type real: use toDouble()");
            assertThatThrownBy(() -> dut.signal("gained_in").set(Double.NaN))
                    .hasMessageContaining("NaN is no value of type real");
            assertThatThrownBy(() -> dut.signal("gained_in").set("much"))
                    .hasMessageContaining("cannot write quantities.gained_in")
                    .hasMessageContaining("give a number");
            assertThatThrownBy(() -> dut.signal("title").toDouble())
                    .hasMessageContaining("not REAL");
        }
    }

    @Test
    void defaultsHoldWithAllTheirDigits() {
        try (Simulation sim = start("quantities")) {
            Dut dut = sim.dut();
            await(ns(1));
            assertThat(dut.signal("gained").toDouble()).isEqualTo(1.0 / 3 * 2);
            assertThat(dut.signal("is_third").isHigh()).isTrue();
            assertThat(dut.signal("plain").toDouble()).isEqualTo(-Double.MAX_VALUE);
            assertThat(dut.signal("sum").toDouble()).isEqualTo(0.1 + 0.2 + 0.3);
            assertThat(dut.signal("title").toText()).isEqualTo("first");
            assertThat(dut.signal("down").toText()).isEqualTo("xy");
            assertThat(dut.signal("pause").toText()).isEqualTo("2 ns");
            assertThat(dut.signal("sample").toText())
                    .isEqualTo(
                            "'{value: -0.3333333333333333, share: 0.125, name: \"a\"\"b\0\","
                                    + " later: 1 ns, count: -3}");
            assertThatThrownBy(() -> dut.signal("gained_in").toDouble())
                    .isInstanceOf(UnresolvedValueException.class)
                    .hasMessageContaining("quantities.gained_in");
            dut.signal("sample_in.count").set(4);
            await(ns(1));
            assertThat(dut.signal("is_third").isHigh()).isTrue();
            assertThat(dut.signal("sample.count").toText()).isEqualTo("4");
        }
    }

    @Test
    void stringsAreWrittenAndRead() {
        try (Simulation sim = start("quantities")) {
            Dut dut = sim.dut();
            dut.signal("title_in").set("say \"");
            dut.signal("down_in").set("\u00e9,");
            dut.signal("sample_in.name").set("'{} ");
            await(ns(1));
            assertThat(dut.signal("title").toText()).isEqualTo("say \"");
            assertThat(dut.signal("title[1]").toText()).isEqualTo("'s'");
            assertThat(dut.signal("down").toText()).isEqualTo("\u00e9,");
            assertThat(dut.signal("down[2]").value().toInt()).isEqualTo(0xe9);
            assertThat(dut.signal("sample.name").toText()).isEqualTo("'{} ");
            dut.signal("title_in[2]").set("'o'");
            await(ns(1));
            assertThat(dut.signal("title").toText()).isEqualTo("soy \"");
            assertThatThrownBy(() -> dut.signal("title_in").set("too long"))
                    .hasMessageContaining("cannot write quantities.title_in")
                    .hasMessageContaining("\"too long\" has 8 characters")
                    .hasMessageContaining("has 5");
            assertThatThrownBy(() -> dut.signal("down_in").set("\u20ac1"))
                    .hasMessageContaining("is no character of VHDL");
        }
    }

    @Test
    void timesAreWrittenAndReadWithTheirUnits() {
        try (Simulation sim = start("quantities")) {
            Dut dut = sim.dut();
            for (String time : List.of("0 fs", "7 ns", "1500 ps", "100 ns", "1 fs")) {
                dut.signal("pause_in").set(time);
                dut.signal("sample_in.later").set(time);
                await(ns(1));
                assertThat(dut.signal("pause").toText()).isEqualTo(time);
                assertThat(dut.signal("sample.later").toText()).isEqualTo(time);
            }
            dut.signal("pause_in").set("2.5 NS");
            await(ns(1));
            assertThat(dut.signal("pause").toLong()).isEqualTo(2_500_000);
            assertThatThrownBy(() -> dut.signal("pause_in").set("3 days"))
                    .hasMessageContaining("give a time, as 10 ns");
        }
    }

    @Test
    void aRecordWithAllOfThemIsOneValue() {
        try (Simulation sim = start("quantities")) {
            Dut dut = sim.dut();
            Signal in = dut.signal("sample_in");
            in.set("'{value: 1.5, share: 1, name: \"a\"\"b,\", later: 3 ns, count: -9}");
            await(ns(1));
            assertThat(dut.signal("sample").value()).isEqualTo(in.value());
            assertThat(dut.signal("sample").toText())
                    .isEqualTo(
                            "'{value: 1.5, share: 1.0, name: \"a\"\"b,\", later: 3 ns, count: -9}");
            assertThat(dut.as(Quantities.class).sample().get())
                    .isEqualTo(new Sample(1.5, "a\"b,", 3_000_000, -9));
            in.as(SampleSignal.class).set(new Sample(-0.5, "name", 0, 7));
            await(ns(1));
            assertThat(dut.signal("sample").toText())
                    .isEqualTo("'{value: -0.5, share: 1.0, name: \"name\", later: 0 fs, count: 7}");
        }
    }

    interface SampleSignal extends StructSignal<Sample> {}
}
