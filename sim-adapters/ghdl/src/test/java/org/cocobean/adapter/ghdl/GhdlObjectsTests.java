package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Handle;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.sim.HdlDesign;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a test sees of VHDL's objects.
@Timeout(120)
class GhdlObjectsTests {

    @Test
    void scalarsHaveTheirKinds() {
        try (Simulation sim = Ghdl.start("integers")) {
            Dut dut = sim.dut();
            assertThat(dut.signal("integer_in").kind()).isEqualTo(HandleKind.INTEGER);
            assertThat(dut.signal("integer_in").toInt()).isEqualTo(67);
            assertThat(dut.signal("percent_out").isSigned()).isTrue();
            assertThat(dut.signal("boolean_in").kind()).isEqualTo(HandleKind.BOOLEAN);
            assertThat(dut.signal("bit_in").kind()).isEqualTo(HandleKind.LOGIC);
            assertThat(dut.signal("bits_in").value()).hasToString("01000011");
            assertThat(dut.signal("color_in").kind()).isEqualTo(HandleKind.ENUM);
            assertThat(dut.signal("color_in").toText()).isEqualTo("red");
        }
    }

    @Test
    void scalarsArriveAsTheyWereWritten() {
        try (Simulation sim = Ghdl.start("integers")) {
            Dut dut = sim.dut();
            dut.signal("integer_in").set(Integer.MIN_VALUE);
            dut.signal("percent_in").set(-100);
            dut.signal("natural_in").set(Integer.MAX_VALUE);
            dut.signal("boolean_in").set(1);
            dut.signal("bit_in").set(1);
            dut.signal("bits_in").set("10100101");
            dut.signal("color_in").set("Blue");
            await(ns(1));
            assertThat(dut.signal("integer_out").toInt()).isEqualTo(Integer.MIN_VALUE);
            assertThat(dut.signal("percent_out").toInt()).isEqualTo(-100);
            assertThat(dut.signal("natural_out").toInt()).isEqualTo(Integer.MAX_VALUE);
            assertThat(dut.signal("boolean_out").isHigh()).isTrue();
            assertThat(dut.signal("boolean_out").toText()).isEqualTo("true");
            assertThat(dut.signal("bit_out").toInt()).isEqualTo(1);
            assertThat(dut.signal("bits_out").toInt()).isEqualTo(0xa5);
            assertThat(dut.signal("color_out").toText()).isEqualTo("blue");
            assertThat(dut.signal("color_out").toInt()).isEqualTo(2);
            for (String text : List.of("false", "TRUE", "False", "true")) {
                dut.signal("boolean_in").set(text);
                await(ns(1));
                assertThat(dut.signal("boolean_out").toText()).isEqualToIgnoringCase(text);
            }
            assertThatThrownBy(() -> dut.signal("boolean_in").set("yes"))
                    .hasMessageContaining("'yes' is no value of integers.boolean_in");
        }
    }

    @Test
    void valuesAreReadAndWrittenAsTextToo() {
        try (Simulation sim = Ghdl.start("integers")) {
            Dut dut = sim.dut();
            dut.signal("integer_in").set("-2_000_000");
            dut.signal("percent_in").set("-7");
            await(ns(1));
            assertThat(dut.signal("integer_out").toText()).isEqualTo("-2000000");
            assertThat(dut.signal("percent_out").toText()).isEqualTo("-7");
            assertThatThrownBy(() -> dut.signal("percent_in").set("many"))
                    .hasMessage(
                            "'many' is no value of integers.percent_in, which takes whole numbers");
            assertThatThrownBy(() -> dut.signal("percent_in").set("101"))
                    .hasMessageContaining("which takes -100 to 100");
        }
    }

    @Test
    void valuesOutsideATypeAreRefusedAndTheSignalKeepsItsOwn() {
        try (Simulation sim = Ghdl.start("integers")) {
            Dut dut = sim.dut();
            assertThatThrownBy(() -> dut.signal("percent_in").set(101))
                    .hasMessage("101 does not fit integers.percent_in, which takes -100 to 100");
            assertThatThrownBy(() -> dut.signal("natural_in").set(-1))
                    .hasMessage("-1 does not fit integers.natural_in, which takes 0 to 2147483647");
            assertThatThrownBy(() -> dut.signal("color_in").set("pink"))
                    .hasMessage(
                            "'pink' is no value of integers.color_in, which takes red,green,blue");
            assertThatThrownBy(() -> dut.signal("color_in").set(3))
                    .hasMessage("3 does not fit integers.color_in, which takes 0 to 2");
            assertThatThrownBy(() -> dut.signal("bit_in").set("X"))
                    .hasMessageContaining("integers.bit_in, which holds nothing but 0 and 1");
            assertThatThrownBy(() -> dut.signal("bits_in").set("0000000Z"))
                    .hasMessageContaining("integers.bits_in, which holds nothing but 0 and 1");
            await(ns(1));
            assertThat(dut.signal("percent_out").toInt()).isEqualTo(67);
            assertThat(dut.signal("natural_out").toInt()).isEqualTo(67);
            assertThat(dut.signal("color_out").toText()).isEqualTo("red");
            assertThat(dut.signal("bit_out").toInt()).isZero();
            assertThat(dut.signal("bits_out").toInt()).isEqualTo(67);
        }
    }

    @Test
    void allNineStatesPassUnchanged() {
        try (Simulation sim = Ghdl.start("nine_values")) {
            Dut dut = sim.dut();
            assertThat(dut.signal("vector_out").value()).hasToString("UUUUUUUU");
            dut.signal("vector_in").set("UX01ZWLH");
            dut.signal("scalar_in").set("-");
            await(ns(1));
            assertThat(dut.signal("vector_out").value()).hasToString("UX01ZWLH");
            assertThat(dut.signal("scalar_out").value()).hasToString("-");
        }
    }

    @Test
    void genericsAndConstantsAreReadWithTheirTypes() {
        HdlDesign design =
                Ghdl.design("sample_module")
                        .withParameter("INT_PARAM", 7)
                        .withParameter("STRING_PARAM", "Hello world");
        try (Simulation sim = Ghdl.start(design)) {
            Dut dut = sim.dut();
            Signal number = dut.signal("INT_PARAM");
            assertThat(number.toInt()).isEqualTo(7);
            assertThat(number.isConstant()).isTrue();
            assertThatThrownBy(() -> number.set(1)).isInstanceOf(IllegalStateException.class);
            assertThat(dut.signal("real_param").toDouble()).isEqualTo(3.25);
            assertThat(dut.signal("string_param").toText()).isEqualTo("Hello world");
            assertThat(dut.signal("outer_scope[2].inner_scope[1].inner_param").toInt())
                    .isEqualTo(5);
        }
    }

    @Test
    void everyKindOfScopeIsReached() {
        try (Simulation sim = Ghdl.start("objects")) {
            Dut dut = sim.dut();
            assertThat(dut.children().stream().map(Handle::name))
                    .contains("clk", "first", "second", "group_of", "each[idle]");
            assertThat(dut.signal("first.mode").toText()).isEqualTo("idle");
            assertThat(dut.signal("second.mode").toText()).isEqualTo("busy");
            assertThat(dut.signal("second.flag").isHigh()).isFalse();
            assertThat(dut.signal("group_of.third.flag").isHigh()).isTrue();
            assertThat(dut.signal("group_of.third.bits").value()).hasToString("10Z0");
            assertThat(dut.signal("group_of.in_block").toInt()).isEqualTo(1);
            assertThat(dut.signal("each[busy].in_each").toInt()).isEqualTo(1);
            assertThat(dut.signal("each[busy].s").toText()).isEqualTo("busy");
        }
    }

    @Test
    void typesOfTheSameNameAreToldApartByScope() {
        try (Simulation sim = Ghdl.start("objects")) {
            Dut first = sim.dut().scope("first");
            assertThat(first.signal("mode").toText()).isEqualTo("idle");
            assertThat(first.signal("state").toText()).isEqualTo("two");
            await(ns(11));
            assertThat(first.signal("state").toText()).isEqualTo("three");
            assertThat(first.signal("letter").toText()).isEqualTo("'x'");
            assertThat(first.signal("small").toInt()).isEqualTo(-4);
            assertThat(first.signal("number").toInt()).isEqualTo(-2);
        }
    }

    @Test
    void arraysOfVectorsAreRead() {
        try (Simulation sim = Ghdl.start("sample_module")) {
            SignalArray memory = sim.dut().array("mem_up");
            assertThat(memory.indices()).isEqualTo(LogicRange.to(0, 15));
            assertThat(memory.readLongs(1, 4)).containsExactly(3, 6, 9, 12);
            assertThat(memory.at(15).toInt()).isEqualTo(45);
            assertThat(sim.dut().array("array_7_downto_4").readLongs(7, 4))
                    .containsExactly(112, 96, 80, 64);
            assertThat(sim.dut().array("wide_words").values())
                    .extracting(LogicVector::toLong)
                    .containsExactly(1L << 38, (1L << 38) + 1, (1L << 38) + 2, (1L << 38) + 3);
        }
        try (Simulation sim = Ghdl.start("objects")) {
            assertThat(sim.dut().array("first.entries").readLongs(1, 3)).containsExactly(1, 2, 3);
            assertThat(sim.dut().array("second.weights").readLongs(5, 2)).containsExactly(5, 4);
        }
    }

    @Test
    void aPortThatIsAnArrayIsAVectorOfItsElements() {
        try (Simulation sim = Ghdl.start("case_generate")) {
            assertThat(sim.dut().children())
                    .extracting(Handle::name)
                    .containsExactlyInAnyOrder("clk", "words_in", "words", "width");
            await(ns(1));
            assertThat(sim.dut().array("words").readLongs(0, 3)).containsExactly(1, 2, 3);
            assertThat(sim.dut().signal("words_in[2]").toInt()).isEqualTo(3);
            sim.dut().signal("words_in[1]").set(9);
            await(ns(1));
            assertThat(sim.dut().array("words").readLongs(0, 3)).containsExactly(1, 9, 3);
        }
    }

    @Test
    void writesToArraysAreRefused() {
        try (Simulation sim = Ghdl.start("sample_module")) {
            SignalArray memory = sim.dut().array("mem_up");
            for (Runnable write :
                    List.<Runnable>of(
                            () -> memory.load(0, 1, 2),
                            () -> memory.at(3).set(1),
                            () -> memory.at(3).force(1),
                            () -> memory.at(3).setImmediate(1))) {
                assertThatThrownBy(write::run)
                        .isInstanceOf(UnsupportedOperationException.class)
                        .hasMessageContaining("loses writes to elements of arrays");
            }
            await(ns(1));
            assertThat(memory.at(3).toInt()).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"request", "matrix", "real_value", "text"})
    void whatVpiHidesIsNamedWithItsType(String name) {
        try (Simulation sim = Ghdl.start("structs")) {
            assertThatThrownBy(() -> sim.dut().child(name))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageMatching(
                            "structs\\."
                                    + name
                                    + " is of type .+, which this simulator does not show: see"
                                    + " docs/simulators.md, or bring it to a port of a type that it shows \\(structs\\.vhd:\\d+\\)");
        }
    }

    @Test
    void aNullRangeIsAVectorWithoutBits() {
        try (Simulation sim = Ghdl.start("structs")) {
            Signal empty = sim.dut().signal("null_in");
            assertThat(empty.width()).isZero();
            assertThat(empty.range()).hasToString("10 to 4");
            assertThat(empty.value().width()).isZero();
        }
    }

    @Test
    void quotedNamesAreGivenWithoutBackslashes() {
        try (Simulation sim = Ghdl.start("sample_module")) {
            assertThat(((Signal) sim.dut().child("weird.signal(2)")).toInt()).isZero();
            assertThat(((Signal) sim.dut().child("_underscore_name")).toInt()).isEqualTo(1);
        }
    }
}
