package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.dut.Dut;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Arrays whose bounds the compiler knows or does not: no element is ever shown with a wrong value.
@Timeout(60)
class GhdlArrayBoundsTests {

    private static final String DESIGN =
            """
            package bounds_pkg is
              constant N : natural := 4; -- 16 words
              constant DEFERRED : natural;
              function same(x : natural) return natural;
              subtype index_t is natural range 0 to N - 1;
              type words_t is array (0 to N-1) of bit_vector(7 downto 0);
              type open_t is array (natural range <>) of bit_vector(7 downto 0);
            end;
            package body bounds_pkg is
              constant DEFERRED : natural := 4;
              function same(x : natural) return natural is begin return x; end;
            end;
            use work.bounds_pkg.all;
            entity bounds is generic (G : natural := 4); end;
            architecture rtl of bounds is
              constant A : natural := 3;
              constant B : natural := A + 0;
              constant FROM_G : natural := G - 1;
              constant CALLED : natural := same(3);
              type by_index_t is array (index_t) of bit_vector(7 downto 0);
              type by_generic_t is array (0 to FROM_G) of bit_vector(7 downto 0);
              type by_call_t is array (0 to CALLED) of bit_vector(7 downto 0);
              type late_t is array (0 to work.bounds_pkg.DEFERRED - 1) of bit_vector(7 downto 0);
              type wide_t is array (0 to 3) of bit_vector(2 * G - 1 downto 0);
              type color_t is (red, green, blue, black);
              type by_color_t is array (color_t) of bit_vector(7 downto 0);
              signal of_color : by_color_t := (others => x"5a");
              subtype sub_t is open_t(0 to G - 1);
              signal of_package : words_t := (others => x"5a");
              signal of_literals, too : open_t(0 to B) := (others => x"5a");
              signal of_index : by_index_t := (others => x"5a");
              signal of_generic : by_generic_t := (others => x"5a");
              signal of_call : by_call_t := (others => x"5a");
              signal of_late : late_t := (others => x"5a");
              signal of_wide : wide_t := (others => x"5a");
              signal of_open : open_t(0 to G - 1) := (others => x"5a");
              signal of_sub : sub_t := (others => x"5a");
            begin
            end;
            """;

    private static final List<String> KNOWN =
            List.of("of_package", "of_literals", "too", "of_index");
    private static final List<String> LATE =
            List.of("of_generic", "of_call", "of_late", "of_wide", "of_open", "of_sub");

    @TempDir Path directory;

    private Simulation start() throws IOException {
        Path source = Files.writeString(directory.resolve("bounds.vhd"), DESIGN);
        return Ghdl.start(HdlDesign.of("bounds", source));
    }

    private static int element(Dut dut, String name) {
        return dut.array(name).at(1).toInt();
    }

    @Test
    void boundsThatTheCompilerKnowsAreRead() throws IOException {
        try (Simulation sim = start()) {
            assertThat(KNOWN)
                    .allSatisfy(name -> assertThat(element(sim.dut(), name)).isEqualTo(0x5a));
        }
    }

    @Test
    void othersAreReadOrRefusedWithTheReason() throws IOException {
        boolean all = GhdlLimits.readsAllArrays(Ghdl.required());
        try (Simulation sim = start()) {
            for (String name : LATE) {
                if (all) {
                    assertThat(element(sim.dut(), name)).isEqualTo(0x5a);
                } else {
                    assertThatThrownBy(() -> element(sim.dut(), name))
                            .isInstanceOf(NoSuchHandleException.class)
                            .hasMessageContaining(name)
                            .hasMessageContaining("whose bounds depend on a generic");
                }
            }
        }
    }

    /// Without a simulator: what the sources tell of signals in texts that are hard to read.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '$',
            textBlock =
                    """
                    signal s : mem_t(0 to 3);                                        | true
                    signal a, S : work.pkg.mem_t(0 to W - 1) := (others => x"00");   | true
                    signal s : mem_t(0 to 3); signal t : mem_t(0 to G);              | true
                    signal s : mem_t(0 to G);                                        | false
                    signal s : mem_t(0 to 3) -- G                                    | true
                    signal s /* : mem_t(0 to 3); */ : mem_t(0 to G);                 | false
                    signal s : mem_t(0 to 16#f#);                                    | true
                    signal s : mem_t(0 to f(3));                                     | false
                    signal s : mem_t(0 to W'length);                                 | false
                    signal s : mem_t(w_t'range);                                     | false
                    signal s : (resolved) mem_t(0 to G);                             | false
                    signal s : (resolved) mem_t(0 to 3);                             | true
                    signal s : late_t;                                               | false
                    signal s : nowhere_t(0 to 3);                                    | false
                    signal s : array_t;                                              | true
                    signal s : mem_t(0 to DEFERRED);                                 | false
                    signal s : mem_t(0 to Q);                                        | false
                    signal s : mem_t(i to 3);                                        | false
                    constant s : mem_t(0 to 3);                                      | false
                    constant c : character := '"'; signal s : mem_t(0 to 3);         | true
                    procedure p(signal s : in mem_t; signal t : in mem_t(0 to G));   | true
                    """)
    void whatIsNotSureIsLate(String text, boolean isStatic) throws IOException {
        String source =
                """
                package pkg is
                  generic (Q : natural := 3);
                  constant W, V : natural := 4; constant DEFERRED : natural;
                  type mem_t is array (natural range <>) of bit_vector(W - 1 downto 0);
                  subtype w_t is natural range 0 to 3; type array_t is array (w_t) of bit_vector(7 downto 0);
                  subtype late_t is mem_t(0 to when_known(3));
                end;
                entity e is generic (type t; G, H : natural := 4); end;
                architecture a of e is
                  %s
                  ;
                begin end;
                """;
        Path file =
                Files.writeString(
                        directory.resolve("late.vhd"),
                        source.formatted(text).replace("\n", "\r\n"));
        ArrayBounds bounds = new ArrayBounds(List.of(file.toString(), "/nowhere.vhd"));
        assertThat(bounds.isStatic("s", 10)).isEqualTo(isStatic);
        assertThat(bounds.isStatic("s", 11)).isFalse();
    }

    @Test
    void thoseThatAreIndexedByAnEnumerationAreRefusedByAll() throws IOException {
        try (Simulation sim = start()) {
            assertThatThrownBy(() -> element(sim.dut(), "of_color"))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining("an array that is indexed by an enumeration");
        }
    }

    @Test
    void whatIsRefusedIsNotListed() throws IOException {
        assumeThat(GhdlLimits.readsAllArrays(Ghdl.required())).isFalse();
        try (Simulation sim = start()) {
            assertThat(sim.dut().children().stream().map(handle -> handle.name()).toList())
                    .containsAll(KNOWN)
                    .doesNotContainAnyElementsOf(LATE);
        }
    }
}
