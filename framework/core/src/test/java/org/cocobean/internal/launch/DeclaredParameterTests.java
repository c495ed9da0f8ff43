package org.cocobean.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cocobean.internal.hdl.HdlTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredParameterTests {

    private static DeclaredParameter declared(String list) {
        return in(list).getLast();
    }

    private static List<DeclaredParameter> in(String list) {
        return DeclaredParameter.in(HdlTokens.ofVerilog(list));
    }

    @Test
    void declarationsShareTheTypeUntilTheNextOne() {
        assertThat(
                        in(
                                " WIDTH = 8, parameter signed [7:0] OFF = -3, ON = 4'd2,"
                                        + " TEXT = \"a\", parameter int N = f(1, 2), M = 3"))
                .containsExactly(
                        new DeclaredParameter("WIDTH", "", "8"),
                        new DeclaredParameter("OFF", "signed [7:0]", "-3"),
                        new DeclaredParameter("ON", "signed [7:0]", "4'd2"),
                        new DeclaredParameter("M", "int", "3"));
    }

    @Test
    void commentsMacrosAndTextsAreNoDeclarations() {
        assertThat(
                        in(
                                " /* A = 1, */ logic\t[7:0] // B = 2,\r\n C [3:0] = 8 'h ff,"
                                        + " D = `E, F = \"G = 1, H\", pkg::t I = 3, \\j+k = 4, L = '1, M = N == 3"))
                .containsExactly(
                        new DeclaredParameter("C", "logic [7:0]", "8'hff"),
                        new DeclaredParameter("L", "logic [7:0]", "'1"));
    }

    @ParameterizedTest
    @CsvSource({
        "W = 8, -1",
        "W = 8, 4294967295",
        "W = 8, 64'h100000000",
        "W = 2.5, 3",
        "real W = 2, 3.5",
        "[7:0] W = 2, 8'hx",
        "[7:0] W = 2, 255",
        "[7:0] W = 2, -128",
        "[N-1:0] W = 2, 1000",
        "kind_t W = 2, 99999999999",
        "longint W = 2, 99999999999",
        "W = 8'hx, 8'bz",
        "logic W = 1'b0, 1"
    })
    void mayBeMeant(String list, String value) {
        assertThat(declared(list).refuses(value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "W = 8, 4294967296",
        "W = 8, 2.5",
        "W = 8, 1e3",
        "W = 8, 8'hx",
        "[7:0] W = 2, 256",
        "[0:7] W = 2, -129",
        "signed [7:0] W = 2, 12'h1ff",
        "byte W = 2, 256",
        "byte W = 2, 8'b12",
        "logic W = 1'b0, 2",
        "int unsigned W = 2, 4294967296"
    })
    void cannotBeMeant(String list, String value) {
        assertThat(declared(list).refuses(value)).isPresent();
    }

    @Test
    void theRefusalNamesWhatFits() {
        assertThat(List.of(declared("signed [7:0] OFF = 3").refuses("300").orElseThrow()))
                .containsExactly(
                        "has 8 bits (signed [7:0] 3 in the sources), and '300' does not fit: give a value from -128 to 255");
    }
}
