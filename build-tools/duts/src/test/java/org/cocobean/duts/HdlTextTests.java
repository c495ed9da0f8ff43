package org.cocobean.duts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HdlTextTests {

    @TempDir Path directory;

    private HdlText text(String name, String source) throws IOException {
        return new HdlText(List.of(Files.writeString(directory.resolve(name), source)));
    }

    @Test
    void instancesOfVerilogHaveTheirModules() throws IOException {
        HdlText text =
                text(
                        "t.v",
                        """
                        module leaf; endmodule module \\odd.leaf ; endmodule
                        module top; // other u1 (x);
                          leaf #(.A(f(1)), .B("other u1 (")) u1 [1:0] (.u4(x)), u2 (), u3 [0:3] ();
                          \\odd.leaf \\u[4] (.a(u1)); leaf /* other */ u5 (.u2(x), .y(u1 + (2)));
                          assign z = u6 (x);
                        endmodule
                        module other; endmodule
                        """);
        assertThat(text.moduleOf("top", "u1")).contains("leaf");
        assertThat(text.moduleOf("top", "u2")).contains("leaf");
        assertThat(text.moduleOf("top", "u3")).contains("leaf");
        assertThat(text.moduleOf("top", "u[4]")).contains("odd.leaf");
        assertThat(text.moduleOf("top", "u5")).contains("leaf");
        assertThat(text.moduleOf("top", "u6")).isEmpty();
        assertThat(text.place("top", "u5").orElseThrow().line()).isEqualTo(4);
        assertThat(text.place("top", "u4")).isEmpty();
        assertThat(text.place("other").orElseThrow().line()).isEqualTo(7);
    }

    @Test
    void instancesAndSignalsOfVhdlHaveTheirUnitsAndTypes() throws IOException {
        HdlText text =
                text(
                        "t.vhd",
                        """
                        package p is type no_t is (a); end; -- entity top is
                        entity Leaf is end; entity top is port (S : in character := '"';
                          A, B : Out work.p.State_t; -- A : no_t
                          \\C d\\ : bit); end;
                        architecture rtl of top is signal m : lib.q.word_t(0 to 3); begin
                          u1 : entity work.leaf; u2 : leaf port map (x); u3 : component Leaf;
                          u4 : process begin wait; end process;
                        end;
                        """);
        for (String instance : List.of("u1", "U2", "u3")) {
            assertThat(text.moduleOf("top", instance)).contains("leaf");
        }
        assertThat(text.moduleOf("top", "u4")).isEmpty();
        assertThat(text.typeOf("top", "a")).contains("State_t");
        assertThat(text.typeOf("TOP", "b")).contains("State_t");
        assertThat(text.typeOf("top", "m")).contains("word_t");
        assertThat(text.typeOf("top", "\\C d\\")).contains("bit");
        assertThat(text.typeOf("top", "none")).isEmpty();
        assertThat(text.place("top", "m").orElseThrow().line()).isEqualTo(5);
    }
}
