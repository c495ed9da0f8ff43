package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cocobean.sim.spi.DesignObjects;
import org.cocobean.sim.spi.DriverListing.Says;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read out of GHDL's own dumps, without GHDL.
class GhdlDescriptionTests {

    private static final String DUMP =
            """
            DISP_RTI.Disp_All: ghdl_rtik_top
            ghdl_rtik_package, D=1, sloc=1:1: standard
             filename: *std_standard*
             ghdl_rtik_type_b1: bit is ('0', '1')
             ghdl_rtik_type_e8: character is (nul, 'a', ''')
             ghdl_rtik_type_i32: integer is range -2147483648 to 2147483647
             ghdl_rtik_subtype_scalar, D=0: natural is integer range 0 to 2147483647
             ghdl_rtik_type_p64: time is range -9223372036854775808 to 9223372036854775807
             ghdl_rtik_type_array: bit_vector is array (natural range <>) of bit
             ghdl_rtik_type_array: string is array (positive range <>) of character
            ghdl_rtik_architecture, D=1, sloc=9:1: rtl
             filename: a.vhd
             ghdl_rtik_entity, D=1, sloc=1:1: counter
              filename: a.vhd
              ghdl_rtik_generic, D=1, sloc=2:5; n: natural := 3
              ghdl_rtik_generic, D=1, sloc=2:9; t: time := 5000000 fs
              ghdl_rtik_port, D=1, sloc=3:5; clk: bit := '0'
             ghdl_rtik_component, D=2: ghost
             ghdl_rtik_alias ?\s
             ghdl_rtik_type_e8: st is (idle, run)
             ghdl_rtik_signal, D=1, sloc=5:10; s: st := idle
             ghdl_rtik_subtype_array: mem_t is mem_t (0 to 3) of bit_vector (7 downto 0)
             ghdl_rtik_signal, D=1, sloc=5:11; mem: mem_t := ("00000000", "00000000", "00000000", "00000000")
             ghdl_rtik_for_generate, D=2, sloc=6:3: g
              ghdl_rtik_generate_body, D=3, sloc=6:5:\s
               ghdl_rtik_iterator, D=3, sloc=6:10; i: integer range 0 to 1 := 0
               ghdl_rtik_instance, sloc=7:5: u
                ghdl_rtik_component: sub
                 ghdl_rtik_port, D=0, sloc=7:5; a: bit := '0'
                  ghdl_rtik_architecture, D=1, sloc=3:14: rtl
                   filename: a.vhd
                   ghdl_rtik_entity, D=1, sloc=2:8: sub
                    filename: a.vhd
                    ghdl_rtik_port, D=1, sloc=2:70; a: bit := '0'
                   ghdl_rtik_process, D=2, sloc=9:3: P0
                    ghdl_rtik_variable, D=2, sloc=9:4; v: bit := '0'
             ghdl_rtik_case_generate, D=2, sloc=8:3: q
              ghdl_rtik_generate_body, D=3, sloc=8:32: B1
               ghdl_rtik_constant, D=3, sloc=8:39; c: string (1 to 2) := "a'"
             ghdl_rtik_instance, sloc=9:3: k
              ghdl_rtik_component: ghost
               ghdl_rtik_port, D=0, sloc=7:5; a: bit := '0'
            """;

    @TempDir private Path directory;

    private final GhdlDescription description =
            new GhdlDescription("GHDL 2.0.0", Optional.empty(), List.of(), Optional.empty());

    @Test
    void theModelComesFromWhatGhdlPrints() throws IOException {
        DUMP.lines().forEach(line -> assertThat(description.take(line)).as(line).isTrue());
        description.objects().write(directory);
        assertThat(directory.resolve(DesignObjects.FILE))
                .hasContent(
                        """
                        cocobean-objects	2
                        OBJECT	counter	n	CONSTANT	INTEGER		0	2147483647				3	natural			a.vhd:2
                        OBJECT	counter	t	CONSTANT	TIME							5000000 fs	time			a.vhd:2
                        OBJECT	counter	clk	SIGNAL	BIT								bit			a.vhd:3
                        OBJECT	counter	s	SIGNAL	ENUMERATION				idle,run				st			a.vhd:5
                        OBJECT	counter	mem	SIGNAL	ARRAY					BIT	0 to 3		mem_t			a.vhd:5
                        OBJECT	counter.g(0)	i	CONSTANT	INTEGER		0	1				0	integer range 0 to 1			a.vhd:6
                        OBJECT	counter.g(0).u	a	SIGNAL	BIT								bit			a.vhd:2
                        OBJECT	counter	q	SIGNAL	OTHER								a case generate statement	OTHER		a.vhd:8
                        OBJECT	counter.q	c	CONSTANT	STRING							"a'"	string (1 to 2)			a.vhd:8
                        OBJECT	counter	k	SIGNAL	OTHER								component ghost, to which no entity is bound	OTHER		a.vhd:9
                        """);
    }

    /// The dumps are those of `described.vhd`, without lines that are not ASCII.
    @ParameterizedTest
    @ValueSource(strings = {"2.0.0", "6.0.0"})
    void theOldestAndTheNewestVersionTellOneModel(String version) throws IOException {
        resource("described-" + version + ".txt")
                .lines()
                .forEach(line -> assertThat(description.take(line)).as(line).isTrue());
        description.objects().write(directory);
        assertThat(directory.resolve(DesignObjects.FILE)).hasContent(resource("described.objects"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        GhdlDescriptionTests.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatTheDesignPrintsIsNotTaken() {
        assertThat(description.take("a.vhd:5:15:@0ms:(report note): filename: x")).isFalse();
        assertThat(description.take(" filename: x")).isFalse();
        assertThat(description.take("")).isFalse();
    }

    @Test
    void aDumpOfAnotherFormIsRefusedWithTheVersionAndWhatWasLookedFor() {
        assertThatThrownBy(description::objects)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("GHDL 2.0.0 printed no line 'DISP_RTI.Disp_All: ' for --dump-rti");
        description.take("DISP_RTI.Disp_All: ghdl_rtik_top");
        assertThatThrownBy(description::objects)
                .hasMessage("GHDL 2.0.0 printed no architecture of the top level for --dump-rti");
    }

    @ParameterizedTest
    @CsvSource({
        ".top(rtl).s: 0000 net: 0, top.s, UNDRIVEN",
        ".top(rtl).s: 0000 net: -2, top.s, DRIVEN",
        ".top(rtl).v(3): 0000 net: 17, top.v, DRIVEN",
        ".top(rtl).v(3): 0000 net: 0, top.vv, NOTHING",
        ".top(rtl).vv: 0000 net: 0, top.v, NOTHING",
        ".top(rtl).g(1).u@sub(rtl).s(0): 0000 net: 0, top.g[1].u.s, UNDRIVEN",
        ".top(rtl).\\A.b\\: 0000 net: 0, top.A.b, UNDRIVEN",
        ".top(rtl).\\s\\: 0000 net: 3, top.s, NOTHING",
        ".top(rtl).\\s\\: 0000 net: 3, top.\\s\\, DRIVEN",
        ".top(rtl).\\S\\: 0000 net: 3, top.\\s\\, NOTHING",
        ".top(rtl).s: 0000 net: 3, top.\\s\\, NOTHING",
        "simulation stopped, top.s, NOTHING"
    })
    void driversAreReadFromTheMapOfSignals(String line, String path, Says says) {
        assertThat(new GhdlDrivers(List.of("ghdl")).of(line, path)).isEqualTo(says);
    }
}
