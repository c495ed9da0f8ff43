package org.cocobean.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.internal.hdl.HdlTokens;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceNamesTests {

    @TempDir Path directory;

    private SourceNames names(String file, String text) throws IOException {
        Path source = Files.writeString(directory.resolve(file), text);
        return SourceNames.of(HdlDesign.of("top", source));
    }

    @Test
    void modulesHaveTheParametersOfTheirListsAndBodies() throws IOException {
        SourceNames names =
                names(
                        "t.v",
                        """
                        // module no; parameter NO = 1;
                        module automatic top #(parameter A = 1, B = (1 == 2), parameter [3:0] C [1:0] = '{1, 2})
                          (input x); /* parameter ALSO_NO = 2; */ localparam L = 3;
                          parameter D = "parameter E = 5;", F = 6;
                        endmodule module other; parameter G = 7; endmodule
                        """);
        assertThat(names.tops()).containsExactly("top", "other");
        assertThat(names.parameters("top")).containsExactly("A", "B", "C", "D", "F");
        assertThat(names.numbers("top").stream().map(DeclaredParameter::name))
                .containsExactly("A", "F");
    }

    @Test
    void entitiesHaveTheirGenerics() throws IOException {
        SourceNames names =
                names(
                        "t.vhd",
                        """
                        -- entity no is
                        Entity Top is Generic ( constant A, B : natural := 3; -- C : bit
                          S : string := "; D : bit"; type t; E : character := ')'); end;
                        u : entity work.other;
                        """);
        assertThat(names.tops()).containsExactly("top");
        assertThat(names.parameters("top")).containsExactly("A", "B", "S", "E");
        assertThat(names.genericClause("TOP").map(HdlTokens::lowerText).orElseThrow())
                .startsWith("constant a, b : natural := 3; s : string");
        assertThat(names.genericClause("other")).isEmpty();
    }

    @Test
    void macrosAreThoseThatAreUsedOrAskedFor() {
        assertThat(
                        SourceNames.macros(
                                "`define A `B\n`ifdef C `else `endif // `D\n x = \"`E\"; `F(1)\n`timescale 1ns/1ps"))
                .containsExactly("B", "C", "F");
    }
}
