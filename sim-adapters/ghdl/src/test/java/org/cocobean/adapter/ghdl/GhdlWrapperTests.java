package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cocobean.internal.hdl.HdlTokens;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.BuildStep;
import org.cocobean.sim.spi.DesignObjects;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.NativeFiles;
import org.cocobean.sim.spi.Wrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The wrapper of a top as text, against golden files; that it works is shown by the conformance
/// suite.
class GhdlWrapperTests {

    @TempDir private Path output;

    @Test
    void theWrapperIsWrittenFromDeclarationAndProbe() throws IOException {
        find("records", Ghdl.source("records"));
        WrapperFiles.WRITE_PROBE.derive(output, List.of());
        assertThat(text(WrapperFiles.PROBE)).isEqualTo(golden("records_probe.vhd"));
        Files.writeString(
                output.resolve(WrapperFiles.ANSWER),
                golden("records_probe.txt")
                        .replace("filename: records.vhd", "filename: " + Ghdl.source("records")));
        WrapperFiles.WRITE_WRAPPER.derive(output, List.of("cocobean_records", "08"));
        assertThat(text(WrapperFiles.WRAPPER)).isEqualTo(golden("records_wrapper.vhd"));
        DesignObjects objects = DesignObjects.read(output);
        assertThat(objects.alias("cocobean_records")).contains("cocobean_records.records");
        assertThat(objects.layout("records.lanes").orElseThrow().find("[1].data").low())
                .isEqualTo(6);
    }

    @Test
    void beforeTwoThousandAndEightVectorsOfTwoTypesAreJoinedBitByBit() throws IOException {
        Path source =
                source(
                        """
                        library ieee; use ieee.std_logic_1164.all;
                        entity e is port (r : in r_t); end;
                        """);
        find("e", source.toString());
        Files.writeString(
                output.resolve(WrapperFiles.ANSWER),
                golden("records_probe.txt")
                        .replaceAll("(?m)^ghdl_rtik_architecture(?s:.*)", "")
                        .concat(
                                """
                                 ghdl_rtik_type_record: r_t is record
                                  ghdl_rtik_element: v: std_ulogic_vector (1 downto 0)
                                 ghdl_rtik_signal, D=1, sloc=1:1; r: r_t := (v => ('U', '1'))
                                """));
        WrapperFiles.WRITE_WRAPPER.derive(output, List.of("cocobean_e", "93"));
        assertThat(text(WrapperFiles.WRAPPER))
                .contains("r.v(1) => r(1),", "r.v(0) => r(0)", ":= \"U1\"");
        WrapperFiles.WRITE_WRAPPER.derive(output, List.of("cocobean_e", "08"));
        assertThat(text(WrapperFiles.WRAPPER)).contains("r.v => r(1 downto 0)");
    }

    @Test
    void onlyWhatVpiDoesNotDriveIsAReason() throws IOException {
        Path source =
                source(
                        """
                        -- entity e is port (r : in nowhere); end;
                        package p is
                          type state_t is (idle, ')', 'r');
                          subtype byte_t is integer range 0 to 255;
                        end;
                        entity e is
                          generic (N : positive := 3; T : time := 1 ns; L : std_logic := '0');
                          port (clk, rst : in std_logic := '0'; s : out state_t; b : byte_t; -- r : r_t
                                v : buffer std_logic_vector(N * (2 + 1) - 1 downto 0));
                        end;
                        configuration c of e is for a end for; end;
                        """);
        find("e", source.toString());
        assertThat(Files.readAllLines(output.resolve(WrapperFiles.TABLE)))
                .startsWith("entity work.e", "generic t", "generic l")
                .doesNotContain(WrapperFiles.PORTS);
        find("c", source.toString());
        assertThat(Files.readAllLines(output.resolve(WrapperFiles.TABLE)))
                .startsWith("configuration work.c");
        assertThat(output.resolve(WrapperFiles.ONLY_WRAPPED)).doesNotExist();
    }

    @Test
    void aDeclarationIsReadWhateverStandsRoundIt() throws IOException {
        String text =
                """
                package p is constant C : character := '"'; -- "
                function f(c : character) return boolean;
                end;
                package body p is function f(c : character) return boolean is begin
                case c is when '"' => return true; when others => return c'length > 0; end case;
                end; end;
                context x is library nowhere; end context;
                library ieee; use ieee.std_logic_1164.all, ieee.numeric_std.all; /* ; entity e is */
                Entity\tE -- entity e is port (no : in no_t);
                is
                  generic (S : string := ");--""\"; C : character := ';' /* ( */; N : natural := 16#f#);
                  port (signal \\a;b\\, c : in std_logic := '1'; q : inout\tunsigned(N-1 downto 0) bus;
                    r : work.p.t(0 to (N + 1) mod 2)(7 downto 0) := (others => (others => '0')));
                end;
                """;
        find("e", source(text.replace("\n", "\r\n")).toString());
        WrapperFiles.WRITE_PROBE.derive(output, List.of());
        assertThat(text(WrapperFiles.PROBE))
                .isEqualTo(
                        """
                        -- Made by Cocobean: asks for the types of the ports of e.
                        library ieee;
                        use ieee.std_logic_1164.all, ieee.numeric_std.all;
                        entity cocobean_probe is
                          generic (
                            s : string := ");--""\";
                            c : character := ';';
                            n : natural := 16#f#
                          );
                        end entity;

                        architecture probe of cocobean_probe is
                          signal \\a;b\\ : std_logic := '1';
                          signal c : std_logic := '1';
                          signal q : unsigned(N-1 downto 0);
                          signal r : work.p.t(0 to (N + 1) mod 2)(7 downto 0) := (others => (others => '0'));
                        begin
                        end architecture;
                        """);
    }

    @Test
    void whatStandsUnderAConditionOfTheToolIsNotGuessed() throws IOException {
        String text =
                """
                entity e is port (a : in r_t
                `if VHDL_VERSION > "2008" then
                ; b : in r_t
                `end
                ); end;
                """;
        find("e", source(text).toString());
        assertThat(output.resolve(WrapperFiles.TABLE)).doesNotExist();
    }

    @Test
    void subtypesAreWhatTheyAreMadeOf() throws IOException {
        String text = "package q is %s; end; entity e is port (a : in t); end;";
        for (String type :
                List.of(
                        "resolved std_ulogic",
                        "(resolved) std_ulogic_vector(3 downto 0)",
                        "work.q.other")) {
            String types = "subtype other is bit; subtype t is " + type;
            find("e", source(text.formatted(types)).toString());
            assertThat(Files.readAllLines(output.resolve(WrapperFiles.TABLE)))
                    .as(type)
                    .containsExactly("entity work.e");
        }
        String types = "type rec is record a : bit; end record; subtype t is (f) rec";
        find("e", source(text.formatted(types)).toString());
        assertThat(Files.readAllLines(output.resolve(WrapperFiles.TABLE)))
                .contains(WrapperFiles.PORTS);
    }

    @Test
    void aTypeIsRealByTheBoundsOfItsDeclaration() {
        SourceTypes types = new SourceTypes();
        types.read(
                HdlTokens.ofVhdl(
                        """
                        package p is
                          constant HIGH : real := 5.0;
                          constant LAST : natural := 5;
                          type volt is range 0.0 to 5.0;
                          type ampere is range -HIGH to HIGH;
                          type level is range 0 to LAST;
                          type whole is range 0 to HIGH; -- another package has a whole HIGH
                          type power is range 1 to integer(2.0**8) - 1;
                          constant DOWN, UP : real := 2.0;
                          type signed_volt is range DOWN to UP;
                          type any is range real'low to real'high;
                          type ohm_t is range 0 to 1E9 units ohm; kohm = 1000 ohm; end units;
                          type tiny is range -16#1.8# to 1e0;
                          subtype low is volt range 0.0 to 3.3;
                        end;
                        """));
        assertThat(types.reals())
                .containsExactly("ampere", "any", "low", "signed_volt", "tiny", "volt");
        for (String plain : List.of("level", "whole", "power")) {
            assertThat(types.isPlain(plain)).as(plain).isTrue();
        }
        for (String hard : List.of("volt", "ampere", "any", "ohm_t", "low")) {
            assertThat(types.isPlain(hard)).as(hard).isFalse();
        }
    }

    @Test
    void aPhysicalTypeWhoseUnitsAreNotCertainIsNotKnown() {
        ProbeReader probe = new ProbeReader(Set.of());
        probe.read(
                """
                ghdl_rtik_package, D=1, sloc=1:9: one
                 ghdl_rtik_subtype_scalar, D=0: sure_t is 0 to 9000000000
                  ghdl_rtik_unit64: gram = 1
                 ghdl_rtik_subtype_scalar, D=0: small_t is 0 to 9
                  ghdl_rtik_unit64: gram = 1
                 ghdl_rtik_subtype_scalar, D=0: both_t is 0 to 9
                  ghdl_rtik_unit64: gram = 1
                ghdl_rtik_package, D=1, sloc=1:9: two
                 ghdl_rtik_subtype_scalar, D=0: both_t is 0 to 9
                  ghdl_rtik_unit64: ohm = 1
                ghdl_rtik_architecture, D=1, sloc=6:14: probe
                 ghdl_rtik_signal, D=1, sloc=1:1; a: sure_t := 0 gram
                 ghdl_rtik_signal, D=1, sloc=1:1; b: small_t := 0 gram
                 ghdl_rtik_signal, D=1, sloc=1:1; c: both_t := 0 gram
                """
                        .lines()
                        .toList());
        assertThat(probe.signals().values().stream().map(one -> one.type().width()))
                .containsExactly(64, 32, 1);
        assertThat(probe.signals().get("c").type().isKnown()).isFalse();
    }

    @Test
    void aTypeHasItsHomeInThePackageThatGhdlNames() {
        ProbeReader probe = new ProbeReader(Set.of());
        probe.read(
                """
                ghdl_rtik_package, D=1, sloc=3:9: one
                 filename: /a/one.vhd
                 ghdl_rtik_type_e8: state_t is (idle, 'x', ''', ',')
                 ghdl_rtik_subtype_scalar, D=0: small is 0 to 7
                 ghdl_rtik_subtype_scalar, D=0: other is integer range 0 to 7
                  ghdl_rtik_type_e8: inner_t is (a, b)
                ghdl_rtik_package_body, D=1, sloc=18:14: one
                 filename: /a/one.vhd
                 ghdl_rtik_type_e8: hidden_t is (a, b)
                ghdl_rtik_package, D=1, sloc=56:9: std_logic_1164
                 filename: ../../src/ieee2008/std_logic_1164.vhdl
                 ghdl_rtik_type_e8: std_ulogic is ('U', 'X')
                ghdl_rtik_architecture, D=1, sloc=6:14: rtl
                 filename: /a/one.vhd
                 ghdl_rtik_type_e8: local_t is (c, d)
                """
                        .lines()
                        .toList());
        assertThat(probe.homes(Map.of("/a/one.vhd", Set.of("lib"))))
                .containsExactly(
                        new TypeHome(
                                "state_t", "lib.one.state_t", List.of("idle", "'x'", "'''", "','")),
                        new TypeHome("small", "lib.one.small", List.of()));
    }

    @Test
    void aGenericThatNeedsAValueWhichGhdlDoesNotTakeIsAReason() throws IOException {
        find("e", source("entity e is generic (N : positive); end;").toString());
        assertThat(output.resolve(WrapperFiles.ONLY_WRAPPED)).doesNotExist();
        find("e", source("entity e is generic (N : positive; T : time); end;").toString());
        assertThat(Files.readAllLines(output.resolve(WrapperFiles.TABLE)))
                .contains(WrapperFiles.PORTS);
        assertThat(output.resolve(WrapperFiles.ONLY_WRAPPED)).exists();
    }

    @Test
    void anInoutOfATypeThatTheLanguageResolvesIsAReason() throws IOException {
        for (String type : List.of("std_logic", "unsigned(3 downto 0)")) {
            find("e", source("entity e is port (p : inout " + type + "); end;").toString());
            assertThat(Files.readAllLines(output.resolve(WrapperFiles.TABLE)))
                    .as(type)
                    .contains(WrapperFiles.PORTS);
        }
        find("e", source("entity e is port (p : inout std_ulogic); end;").toString());
        assertThat(Files.readAllLines(output.resolve(WrapperFiles.TABLE)))
                .doesNotContain(WrapperFiles.PORTS);
    }

    @Test
    void aTopThatNoInstanceCanBeMadeOfHasNoWrapper() throws IOException {
        for (String body :
                List.of(
                        "generic (type t); port (r : in t)",
                        "port (r : view v of r_t)",
                        "port (e : in r_t)")) {
            Path source = source("entity e is " + body + "; end;");
            find("e", source.toString());
            assertThat(output.resolve(WrapperFiles.TABLE)).as(body).doesNotExist();
        }
    }

    @Test
    void aChangedPortOfWhatTheTopConfiguresIsFoundAgain() throws IOException {
        Path configuration = output.resolve("c.vhd");
        Files.writeString(configuration, "configuration c of e is for a end for; end;");
        Path entity = source("entity e is port (r : in time); end;");
        List<String> top = List.of("work", "c", "", configuration.toString(), entity.toString());
        WrapperFiles.FIND_TOP.derive(output, top);
        assertThat(Files.readAllLines(output.resolve(WrapperFiles.TABLE)))
                .containsExactly("configuration work.c", WrapperFiles.PORTS);
        Files.writeString(entity, "entity e is port (r : in bit); end;");
        List<String> again = new ArrayList<>(List.of("1", entity.toString()));
        again.addAll(top);
        WrapperFiles.FIND_TOP_AGAIN.derive(output, again);
        assertThat(Files.readAllLines(output.resolve(WrapperFiles.TABLE)))
                .containsExactly("configuration work.c");
    }

    @Test
    void whatTheTopNoMoreNeedsIsNotKept() throws IOException {
        find("e", source("entity e is generic (T : time); end;").toString());
        Path source = source("entity e is generic (T : time := 1 ns); end;");
        List<String> again = List.of("1", source.toString(), "work", "e", "", source.toString());
        WrapperFiles.FIND_TOP_AGAIN.derive(output, again);
        assertThat(output.resolve(WrapperFiles.ONLY_WRAPPED)).doesNotExist();
    }

    @Test
    void aWrapperIsMadeForPortsAndForGenericsThatAreGiven() {
        HdlDesign design =
                HdlDesign.of("lib.fifo(rtl)", "lib=/rtl/fifo.vhd").withParameter("Rate", "2.5");
        Wrapper wrapper =
                new GhdlAdapter()
                        .wrapper(
                                new BuildRequest(
                                        design,
                                        new Installation(
                                                Path.of("/opt/ghdl"), "6.0.0", "GHDL 6.0.0"),
                                        Isolation.PROCESS,
                                        Path.of("/build"),
                                        false,
                                        new NativeFiles(
                                                Path.of("/a.vpi"),
                                                Path.of("/c.so"),
                                                Path.of("/o.so"),
                                                Path.of("/src"))))
                        .orElseThrow();
        assertThat(wrapper.reasons()).isEqualTo(Set.of("ports", "generic rate"));
        assertThat(wrapper.design().top()).isEqualTo("lib.cocobean_fifo");
        assertThat(wrapper.design().parameters()).isEmpty();
        assertThat(wrapper.plan().steps().stream().map(BuildStep::text))
                .containsExactly(
                        "derive WRITE_PROBE Rate=2.5",
                        "/opt/ghdl -a --std=08 --workdir=. -P. --work=lib cocobean_probe.vhd",
                        "/opt/ghdl --elab-run --std=08 --workdir=. -P. --elab-jit --work=lib"
                                + " cocobean_probe --dump-rti --stop-time=0fs >cocobean_probe.txt",
                        "derive WRITE_WRAPPER cocobean_fifo 08 Rate=2.5",
                        "/opt/ghdl -a --std=08 --workdir=. -P. --work=lib cocobean_wrapper.vhd",
                        "derive FIND_BESIDE lib",
                        "/opt/ghdl -e --std=08 --workdir=. -P. --elab-jit --work=lib cocobean_fifo");
    }

    @Test
    void generics() {
        assertThat(expression("real", "3")).isEqualTo("3.0");
        assertThat(expression("real", "-1e3")).isEqualTo("-1.0e3");
        assertThat(expression("time", "2.5ns")).isEqualTo("2.5 ns");
        assertThat(expression("resistance_t", "3kohm")).isEqualTo("3 kohm");
        assertThat(expression("level_t", "1e3")).isEqualTo("1e3");
        assertThat(expression("std_logic", "Z")).isEqualTo("'Z'");
        assertThat(expression("std_logic", "'1'")).isEqualTo("'1'");
        assertThat(expression("bit_vector", "0101")).isEqualTo("\"0101\"");
        for (String bits : List.of("0000ZZZZ", "1X", "01UU")) {
            assertThat(expression("std_logic_vector", bits)).isEqualTo("\"" + bits + "\"");
        }
        assertThat(expression("unsigned", "x\"3A\"")).isEqualTo("x\"3A\"");
        assertThat(expression("string", "a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(expression("state_t", "idle")).isEqualTo("idle");
    }

    @Test
    void aStartValueThatIsNoneIsTold() {
        VhdlType bit = new VhdlType.Scalar(VhdlType.Kind.BOOLEAN, "boolean", List.of("no"), "");
        assertThatThrownBy(() -> StartValue.bits(bit, "maybe"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("a value of the probe was not understood")
                .hasMessageContaining("maybe");
    }

    private static String expression(String mark, String value) {
        return GenericValue.expression(mark, value, mark.equals("real"));
    }

    private Path source(String text) throws IOException {
        return Files.writeString(output.resolve("source.vhd"), text);
    }

    private void find(String unit, String source) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("work", unit, ""));
        arguments.add(source);
        WrapperFiles.FIND_TOP.derive(output, arguments);
    }

    private String text(String name) throws IOException {
        return Files.readString(output.resolve(name));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(GhdlWrapperTests.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
