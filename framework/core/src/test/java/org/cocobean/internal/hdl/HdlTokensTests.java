package org.cocobean.internal.hdl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is a word and what is none, in texts that are hard to read.
class HdlTokensTests {

    private static List<String> vhdl(String text) {
        return sources(HdlTokens.ofVhdl(text));
    }

    private static List<String> verilog(String text) {
        return sources(HdlTokens.ofVerilog(text));
    }

    private static List<String> sources(HdlTokens words) {
        return IntStream.range(0, words.size()).mapToObj(words::source).toList();
    }

    @Test
    void commentsAndLiteralsHideEachOther() {
        assertThat(vhdl("a -- \"b\n /* c -- */ d \"-- e\" & \"/*\" & f -- /*\n g"))
                .containsExactly("a", "d", "\"-- e\"", "&", "\"/*\"", "&", "f", "g");
        assertThat(verilog("a // \"b\n /* c // */ d \"// e\" , \"/*\" , f // /*\n g"))
                .containsExactly("a", "d", "\"// e\"", ",", "\"/*\"", ",", "f", "g");
        assertThat(verilog("\"a \\\" // b\" c \"\\\\\" d"))
                .containsExactly("\"a \\\" // b\"", "c", "\"\\\\\"", "d");
        assertThat(vhdl("\"say \"\"-- no\"\"\" x")).containsExactly("\"say \"\"-- no\"\"\"", "x");
    }

    @Test
    void aQuoteBeginsACharacterUnlessItIsATick() {
        assertThat(vhdl("when '\"' => x := '-'; -- \"\n y"))
                .containsExactly("when", "'\"'", "=", ">", "x", ":", "=", "'-'", ";", "y");
        assertThat(vhdl("std_logic'('1') & a'range'left & b(1)'c"))
                .containsExactly(
                        ("std_logic ' ( '1' ) & a ' range ' left & b ( 1 ) ' c").split(" "));
        assertThat(vhdl("('(', ''', ';')"))
                .containsExactly("(", "'('", ",", "'''", ",", "';'", ")");
        assertThat(vhdl("x'\"")).startsWith("x", "'");
    }

    @Test
    void quotedNamesKeepWhatTheyHold() {
        assertThat(vhdl("\\a -- b\\ : \\c\\\\d\\;"))
                .containsExactly("\\a -- b\\", ":", "\\c\\\\d\\", ";");
        assertThat(verilog("\\a[0].//b c \\d; e")).containsExactly("\\a[0].//b", "c", "\\d;", "e");
        assertThat(verilog("`define X a \\\r\n b \\\n c"))
                .containsExactly("`define", "X", "a", "b", "c");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '#',
            value = {
                "16'hff_0",
                "4 'b 01xz",
                "'0",
                "'sd3",
                "8'sb1?",
                "1.5e-3",
                "10ns",
                "3.0",
                "'h f"
            })
    void aNumberIsOneWord(String number) {
        HdlTokens words = HdlTokens.ofVerilog("a=" + number + ";");
        assertThat(sources(words)).containsExactly("a", "=", number, ";");
        assertThat(words.isNumber(2)).isTrue();
    }

    @Test
    void numbersOfVhdlHaveBasesAndUnits() {
        assertThat(vhdl("16#fF.e#e+1 10 ns 1.5e-3 x\"1f\" 0 to 3"))
                .containsExactly(
                        "16#fF.e#e+1", "10", "ns", "1.5e-3", "x", "\"1f\"", "0", "to", "3");
        assertThat(vhdl("3to 4")).containsExactly("3", "to", "4");
    }

    @Test
    void castsAndPatternsAreNoNumbers() {
        assertThat(verilog("4'(x) int'(y) '{0, 1} logic[7:0]'('z)"))
                .containsExactly(
                        "4 ' ( x ) int ' ( y ) ' { 0 , 1 } logic [ 7 : 0 ] ' ( 'z )".split(" "));
    }

    @Test
    void macrosAndSystemTasksAreOneWord() {
        assertThat(verilog("`A(x) $fatal `define S(a) `\"a `\\`\"b`\" a``c `` `line 7 \"f\" 0"))
                .containsExactly(
                        "`A", "(", "x", ")", "$fatal", "`define", "S", "(", "a", ")", "`\"", "a",
                        "`\\`\"", "b", "`\"", "a", "``", "c", "``", "`line", "7", "\"f\"", "0");
    }

    @Test
    void whatIsEncryptedHasNoWords() {
        assertThat(verilog("a\n`protected\n\"module x /* \n`endprotected\nb"))
                .containsExactly("a", "b");
    }

    @Test
    void wordsHaveTheirLinesWhateverEndsThem() {
        HdlTokens words = HdlTokens.ofVerilog("a\r\n\tb /* x\r\n y */ c\r\nd");
        assertThat(sources(words)).containsExactly("a", "b", "c", "d");
        assertThat(IntStream.range(0, 4).map(words::line)).containsExactly(1, 2, 3, 4);
        assertThat(HdlTokens.ofVhdl("\u00ef\u00bb\u00bfLibrary ieee").at(0)).isEqualTo("library");
    }

    @Test
    void partsAreCutOutsideOfBrackets() {
        HdlTokens list = HdlTokens.ofVhdl("a : t(0 to 3) := (\";\", ';'); b: in  u -- ;\n; c");
        assertThat(list.split(";").stream().map(HdlTokens::text))
                .containsExactly("a : t(0 to 3) := (\";\", ';')", "b: in u", "c");
        assertThat(list.close(3)).isEqualTo(7);
        assertThat(list.close(0)).isZero();
        HdlTokens open = HdlTokens.ofVhdl("(a, (b)");
        assertThat(open.close(0)).isEqualTo(open.size());
        assertThat(list.at(-1)).isEmpty();
        assertThat(list.after(99).size()).isZero();
    }
}
