package org.cocobean.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTests {

    private static final Layout BIT = new Layout.Bits("logic", LogicRange.downto(0, 0), false);
    private static final Layout NIBBLE = new Layout.Bits("logic", LogicRange.downto(3, 0), false);
    private static final Layout BYTE = new Layout.Bits("byte", LogicRange.downto(7, 0), true);
    private static final Layout STATE =
            new Layout.Enumeration(
                    "p::state_t",
                    LogicRange.downto(1, 0),
                    false,
                    List.of(
                            new Layout.Literal("IDLE", LogicVector.of("00")),
                            new Layout.Literal("BUSY", LogicVector.of("01"))));
    private static final Layout LO =
            new Layout.Structure(
                    "p::lo_t",
                    false,
                    List.of(new Layout.Member("valid", BIT), new Layout.Member("tag", NIBBLE)));
    private static final Layout ITEM =
            new Layout.Structure(
                    "p::item_t",
                    false,
                    List.of(
                            new Layout.Member("los", new Layout.Elements(LogicRange.to(4, 5), LO)),
                            new Layout.Member("state", STATE),
                            new Layout.Member("level", BYTE)));
    private static final Layout WORD =
            new Layout.Structure(
                    "p::word_t",
                    true,
                    List.of(
                            new Layout.Member("all", BYTE),
                            new Layout.Member(
                                    "parts",
                                    new Layout.Elements(LogicRange.downto(1, 0), NIBBLE))));

    @Test
    void placesCountFromTheRight() {
        assertThat(ITEM.width()).isEqualTo(20);
        assertThat(ITEM.find("level")).isEqualTo(new Layout.Place(0, BYTE));
        assertThat(ITEM.find("state")).isEqualTo(new Layout.Place(8, STATE));
        assertThat(ITEM.find("los[5].tag")).isEqualTo(new Layout.Place(10, NIBBLE));
        assertThat(ITEM.find("los[4]")).isEqualTo(new Layout.Place(15, LO));
        assertThat(ITEM.find("los[4:5]").low()).isEqualTo(10);
        assertThat(ITEM.find("los[4].tag[3:2]").low()).isEqualTo(17);
        assertThat(ITEM.find("los[4].tag[3:2]").layout().range())
                .isEqualTo(LogicRange.downto(3, 2));
        assertThat(WORD.width()).isEqualTo(8);
        assertThat(WORD.find("parts[1]")).isEqualTo(new Layout.Place(4, NIBBLE));
        assertThat(WORD.find("all").low()).isZero();
    }

    @Test
    void aPathThatLeadsNowhereSaysWhatIsThere() {
        assertThatThrownBy(() -> ITEM.find("stat"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "there is no 'stat' in a value of type p::item_t, which has los, state, level");
        assertThatThrownBy(() -> ITEM.find("los.tag"))
                .hasMessageContaining("take one of its elements 4 to 5 first, as in [4].tag");
        assertThatThrownBy(() -> ITEM.find("state.x"))
                .hasMessage("there is no 'x' in a value of type p::state_t, which has no members");
        assertThatThrownBy(() -> ITEM.find("los[6]")).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ITEM.find("los[x]")).hasMessageContaining("is no path");
        assertThatThrownBy(() -> ITEM.find("los[4")).hasMessageContaining("is no path");
        assertThatThrownBy(() -> ITEM.find("")).hasMessageContaining("an empty path");
    }

    @Test
    void whatIsWrittenAsTextIsRead() {
        for (String bits : List.of("11011_00000_01_11111110", "00000_11111_11_00000000")) {
            LogicVector value = LogicVector.of(bits).withLayout(ITEM);
            assertThat(ITEM.parse(value.toText())).isEqualTo(value);
        }
        assertThat(LogicVector.of("11011_00000_01_11111110").withLayout(ITEM).toText())
                .isEqualTo(
                        "'{los: '{'{valid: 1, tag: 4'hB}, '{valid: 0, tag: 4'h0}}, state: BUSY, level: -2}");
        assertThat(LogicVector.of("1X").withLayout(STATE).toText()).isEqualTo("1X");
        assertThat(LogicVector.of("1_0X10").withLayout(LO).toText())
                .isEqualTo("'{valid: 1, tag: 4'b0X10}");
        assertThat(LO.parse("'{tag: 4'b0x10, valid: 1}")).isEqualTo(LogicVector.of("10X10"));
        assertThat(LO.parse("'{valid: 1, tag: 12}")).isEqualTo(LogicVector.of("11100"));
        assertThat(LO.parse("1_0011")).isEqualTo(LogicVector.of("10011"));
        assertThat(STATE.parse("BUSY")).isEqualTo(LogicVector.of("01"));
        assertThat(STATE.parse("11").toText()).isEqualTo("11");
        assertThat(BYTE.parse("00000011").toText()).isEqualTo("00000011");
        assertThat(WORD.parse("8'ha5").toText()).isEqualTo("8'hA5");
    }

    @Test
    void textThatIsNoValueIsRefusedWithWhatFits() {
        assertThatThrownBy(() -> STATE.parse("BUZY"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"BUZY\" has 'BUZY' where a value of type p::state_t is needed: give one of IDLE,"
                                + " BUSY, or 2 bits");
        assertThatThrownBy(() -> LO.parse("'{valid: 1}")).hasMessageContaining("lacks 'tag'");
        assertThatThrownBy(() -> LO.parse("'{valid: 1, tag: 16}")).hasMessageContaining("has '16'");
        assertThatThrownBy(() -> LO.parse("'{valid: 1, tug: 1}")).hasMessageContaining("has 'tug'");
        assertThatThrownBy(() -> LO.parse("'{valid: 1, valid: 1, tag: 1}"))
                .hasMessageContaining("has 'valid' twice");
        assertThatThrownBy(() -> LO.parse("'{valid: 1, tag: 1} x"))
                .hasMessageContaining("has more behind its end, 'x'");
        assertThatThrownBy(() -> LO.parse("'{valid: 1, tag: 1"))
                .hasMessageContaining("neither a comma nor a closing brace");
        assertThatThrownBy(() -> LO.parse("0011")).hasMessageContaining("'0011'");
        assertThatThrownBy(() -> BYTE.parse("0011")).hasMessageContaining("has 4 bits");
        assertThatThrownBy(() -> WORD.parse("'{1, 2}")).hasMessageContaining("list in braces");
    }

    @Test
    void namesAreThoseOfDeclarations() {
        assertThat(NIBBLE.name()).isEqualTo("logic [3:0]");
        assertThat(BIT.name()).isEqualTo("logic");
        assertThat(BYTE.name()).isEqualTo("byte");
        assertThat(new Layout.Bits("logic", LogicRange.to(0, 3), true).name())
                .isEqualTo("logic signed [0:3]");
        Layout two = new Layout.Elements(LogicRange.downto(1, 0), NIBBLE);
        assertThat(new Layout.Elements(LogicRange.to(0, 2), two).name())
                .isEqualTo("logic [0:2][1:0][3:0]");
        assertThat(new Layout.Elements(LogicRange.to(0, 2), LO).name()).isEqualTo("p::lo_t [0:2]");
    }

    @Test
    void aValueIsChangedByField() {
        LogicVector value = LogicVector.filled(Logic.ZERO, 20).withLayout(ITEM);
        LogicVector changed =
                value.withField("los[5].tag", 9)
                        .withField("state", "BUSY")
                        .withField("level", -1)
                        .withField("los[4].valid", LogicVector.of("1"));
        assertThat(changed.toBinaryString()).isEqualTo("10000010010111111111");
        assertThat(changed.field("los[5].tag").toInt()).isEqualTo(9);
        assertThat(changed.field("state").toText()).isEqualTo("BUSY");
        assertThat(value.toLong()).isZero();
        assertThatThrownBy(() -> value.withField("state", 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> value.withField("state", LogicVector.of("1")))
                .hasMessageContaining("has 1 bit, but a value of type p::state_t has 2");
        assertThatThrownBy(() -> LogicVector.of("0").field("x"))
                .hasMessageContaining("its type is not known");
    }

    private enum State {
        IDLE,
        BUSY
    }

    private record Lo(boolean valid, int tag) {}

    private record Narrow(State state, long level) {}

    private record Stranger(int size) {}

    private record Flag(boolean level) {}

    private record Real(double level) {}

    @Test
    void aStructureIsARecord() {
        LogicVector value = LogicVector.of("11011_00000_01_11111110").withLayout(ITEM);
        assertThat(value.field("los[4]").as(Lo.class)).isEqualTo(new Lo(true, 11));
        assertThat(value.as(Narrow.class)).isEqualTo(new Narrow(State.BUSY, -2));
        LogicVector changed = value.with(new Narrow(State.IDLE, 3));
        assertThat(changed.toBinaryString()).isEqualTo("11011000000000000011");
        assertThat(changed.as(Narrow.class)).isEqualTo(new Narrow(State.IDLE, 3));
        assertThatThrownBy(() -> value.as(Stranger.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no 'size' in a value of type p::item_t");
        assertThatThrownBy(() -> value.with(new Narrow(State.IDLE, 300)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> value.as(Flag.class)).hasMessageContaining("stands for 8 bits");
        assertThatThrownBy(() -> value.as(Real.class)).hasMessageContaining("a component is a");
        assertThatThrownBy(() -> value.withField("state", "11").as(Narrow.class))
                .hasMessageContaining("has no constant for 11");
    }

    @Test
    void numbersOfVhdlAreTextAsVhdlSaysThem() {
        Layout integer = new Layout.Bits(Layout.VHDL + "integer", LogicRange.ofWidth(32), true);
        Layout time = new Layout.Bits(Layout.VHDL + "time", LogicRange.ofWidth(64), true);
        Layout real = new Layout.Bits(Layout.VHDL + "real", LogicRange.ofWidth(64), true);
        assertThat(integer.parse("-42").toSignedInt()).isEqualTo(-42);
        assertThat(integer.parse("-42").toText()).isEqualTo("-42");
        assertThat(time.parse("1.5 us").toLong()).isEqualTo(1_500_000_000L);
        assertThat(time.parse("2 min").toText()).isEqualTo("120 sec");
        assertThat(time.parse("-3 ns").toText()).isEqualTo("-3 ns");
        assertThat(time.parse("17").toText()).isEqualTo("17 fs");
        assertThat(real.parse("1e-3").toText()).isEqualTo("0.001");
        assertThat(real.name()).isEqualTo("real");
        for (String wrong : new String[] {"", "1 day", "1e30 hr", "x"}) {
            assertThatThrownBy(() -> time.parse(wrong)).hasMessageContaining("give a time");
        }
        for (String wrong : new String[] {"", "NaN", "1e400", "one"}) {
            assertThatThrownBy(() -> real.parse(wrong)).hasMessageContaining("give a number");
        }
        assertThatThrownBy(() -> integer.parse("99999999999"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
