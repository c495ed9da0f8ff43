package org.cocobean.samples.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MutatorTests {

    @Test
    void changesOperatorsConditionsAndConstantsOfVerilog() {
        assertThat(faults("x.v", "if (a == 2'd2)"))
                .containsExactly(
                        "if (a != 2'd2)",
                        "if (1'b1 || a == 2'd2)",
                        "if (1'b0 && a == 2'd2)",
                        "if (a == 2'd3)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "    count <= next;          |     ;",
                "    if (go) count <= next;  |     if (go) ;",
                "    RUN: {a, b} <= next;    |     RUN: ;"
            },
            ignoreLeadingAndTrailingWhitespace = false)
    void dropsAssignmentsOfVerilog(String line, String expected) {
        assertThat(faults("x.v", line.stripTrailing())).contains("    " + expected.strip());
    }

    @Test
    void aComparisonIsNoAssignment() {
        assertThat(faults("x.v", "STORE: legal = funct3 <= 3'd2;"))
                .containsExactly("STORE: legal = funct3 <= 3'd3;");
    }

    @Test
    void changesOperatorsConditionsAndConstantsOfVhdl() {
        assertThat(faults("x.vhd", "if rst = '1' then"))
                .containsExactly(
                        "if rst /= '1' then", "if rst = '0' then", "if true then", "if false then");
    }

    @Test
    void dropsAssignmentsOfVhdl() {
        assertThat(faults("x.vhd", "        head  <= 0;"))
                .containsExactly("        head  <= 1;", "        null;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x.v|// one && two",
                "x.v|input [7:0] data = 8'd0,",
                "x.v|wire unused = &{1'b0, prot};",
                "x.vhd|-- this and that",
                "x.vhd|signal head : slot_t := 0;",
                "x.vhd|clk : in std_logic := '0';"
            })
    void leavesCommentsAndDeclarationsAlone(String file, String line) {
        assertThat(faults(file, line)).isEmpty();
    }

    @Test
    void aMutantIsTheFileWithOneLineChanged() {
        List<String> lines = List.of("first", "y <= a && b;", "last");
        Mutant mutant = Mutator.forFile("x.v").mutants("x.v", lines).getFirst();
        assertThat(mutant).hasToString("x.v:2: y <= a && b; => y <= a || b;");
        assertThat(mutant.appliedTo(lines)).containsExactly("first", "y <= a || b;", "last");
    }

    @Test
    void ofEachLineOneMutantIsChosenByTurns() {
        String line = "y <= a && b;";
        assertThat(Mutator.forFile("x.v").onePerLine("x.v", List.of(line, "", line, line)))
                .extracting(Mutant::after)
                .containsExactly("y <= a || b;", "y <= a || b;", ";");
    }

    private static List<String> faults(String file, String line) {
        return Mutator.forFile(file).mutants(file, List.of(line)).stream()
                .map(Mutant::after)
                .toList();
    }
}
