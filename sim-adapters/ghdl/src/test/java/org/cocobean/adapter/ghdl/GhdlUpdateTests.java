package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cocobean.Cocobean;
import org.cocobean.Simulation;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.internal.launch.BuiltDesign;
import org.cocobean.internal.launch.Wanted;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.session.BuildFailedException;
import org.cocobean.session.Session;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.Isolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is analysed again when a source of a larger design has changed. GHDL numbers the units of a
/// library in the order in which they were analysed.
@Timeout(120)
class GhdlUpdateTests {

    private static final int PACKAGES = 48;
    private static final GhdlAdapter ADAPTER = new GhdlAdapter();
    private static final Pattern UNIT =
            Pattern.compile(
                    "(?m)^ *((?:package|package body|entity|architecture) \\w+).* on (\\d+)");

    @TempDir(factory = RunTempDir.class)
    Path directory;

    private String write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    /// Each package adds to what the one ten before it counts, so that few depend on one; with the
    /// top and a leaf, fifty files in two libraries.
    private HdlDesign fifty() throws IOException {
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < PACKAGES; i++) {
            sources.add("util=" + write("p%d.vhd".formatted(i), aPackage(i, 1)));
        }
        sources.add(
                write(
                        "leaf.vhd",
                        """
                        entity leaf is port (answer : out integer); end;
                        architecture rtl of leaf is begin answer <= util.p7.n7; end;
                        """
                                .replace("entity", "library util;\nentity")));
        sources.add(
                write(
                        "fifty.vhd",
                        """
                        library util; use util.p47.all;
                        entity fifty is port (answer : out integer; low : out integer); end;
                        architecture rtl of fifty is
                            component leaf is port (answer : out integer); end component;
                        begin
                            answer <= n47;
                            u : leaf port map (low);
                        end;
                        """));
        return HdlDesign.of("fifty", sources.toArray(String[]::new));
    }

    private static String aPackage(int i, int step) {
        String before = i < 10 ? "" : "use work.p%d.all;\n".formatted(i - 10);
        String count = i < 10 ? "0" : "n" + (i - 10);
        return (before + "package p%d is constant n%d : integer := %s + %d; end;\n")
                .formatted(i, i, count, step);
    }

    private static Path build(HdlDesign design) {
        return Workshop.of(Session.current())
                .builds()
                .obtain(new Wanted(design, ADAPTER, Ghdl.required(), Isolation.PROCESS, false))
                .path();
    }

    /// Returns the units of a build with the numbers of their analysis.
    private static Map<String, Integer> analysed(Path build) throws IOException {
        Map<String, Integer> units = new TreeMap<>();
        try (Stream<Path> files = Files.list(build)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".cf")).toList()) {
                Matcher unit = UNIT.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
                while (unit.find()) {
                    units.put(unit.group(1), Integer.valueOf(unit.group(2)));
                }
            }
        }
        return units;
    }

    private static List<String> analysedAgain(Path before, Path after) throws IOException {
        Map<String, Integer> old = analysed(before);
        TreeSet<String> again = new TreeSet<>();
        analysed(after)
                .forEach((unit, number) -> {
                    if (!number.equals(old.get(unit))) {
                        again.add(unit);
                    }
                });
        return List.copyOf(again);
    }

    private static int answer(HdlDesign design) {
        try (Simulation sim = Ghdl.start(design)) {
            return sim.dut().signal("answer").toInt();
        }
    }

    @Test
    void ofFiftyFilesOnlyWhatUsesTheChangedOneIsAnalysedAgain() throws IOException {
        HdlDesign design = fifty();
        Path first = build(design);
        assertThat(analysed(first)).hasSize(PACKAGES + 3);
        assertThat(answer(design)).isEqualTo(5);
        write("p27.vhd", aPackage(27, 100));
        Path second = build(design);
        assertThat(analysedAgain(first, second))
                .containsExactly(
                        "architecture rtl",
                        "entity fifty",
                        "package p27",
                        "package p37",
                        "package p47");
        assertThat(answer(design)).isEqualTo(104);
        write("p7.vhd", aPackage(7, 10));
        Path third = build(design);
        assertThat(analysedAgain(second, third))
                .contains("entity leaf")
                .doesNotContain("package p6");
        assertThat(answer(design)).isEqualTo(113);
        write("p7.vhd", aPackage(7, 1));
        assertThat(build(design)).isEqualTo(second);
    }

    @Test
    void whatTheTopDoesNotNeedIsCheckedAllTheSame() throws IOException {
        String unused = write("unused.vhd", "package unused is constant c : integer := 1; end;\n");
        String top =
                write("needy.vhd", "entity needy is end; architecture a of needy is begin end;");
        HdlDesign design = HdlDesign.of("needy", unused, top);
        Path first = build(design);
        write("unused.vhd", "package unused is constant c : integer := 2; end;\n");
        assertThat(analysedAgain(first, build(design))).containsExactly("package unused");
        write("unused.vhd", "package unused is constant c : integer := x; end;\n");
        assertThatThrownBy(() -> build(design))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("unused.vhd:1:43");
        write("unused.vhd", "package unused is constant c : integer := 3; end;\n");
        assertThat(analysedAgain(first, build(design))).containsExactly("package unused");
    }

    @Test
    void whatTheTopDoesNotNeedIsLeftAloneWhereThatIsSaid() throws IOException {
        String broken = write("broken.vhd", "package broken is constant c : integer := x; end;\n");
        String bound =
                write(
                        "bound.vhd",
                        """
                        entity bound is port (answer : out integer); end;
                        architecture a of bound is begin answer <= 3; end;
                        """);
        String text =
                """
                entity picky is port (answer : out integer); end;
                architecture a of picky is
                    component bound is port (answer : out integer); end component;
                begin
                    u : bound port map (answer);
                end;
                """;
        HdlDesign all = HdlDesign.of("picky", broken, write("picky.vhd", text), bound);
        assertThatThrownBy(() -> build(all))
                .hasMessageContaining("'picky' does not need\n  " + broken);
        HdlDesign design = all.withOnlyNeeded();
        assertThat(analysed(build(design)))
                .containsOnlyKeys("architecture a", "entity bound", "entity picky");
        assertThat(answer(design)).isEqualTo(3);
        write("bound.vhd", Files.readString(Path.of(bound)).replace("3", "4"));
        assertThat(answer(design)).isEqualTo(4);
        write("picky.vhd", "use work.broken.all;\n" + text);
        assertThatThrownBy(() -> build(design)).hasMessageContaining("broken.vhd:1:43");
    }

    @Test
    void aTypeThatChangedInAnotherSourceIsReadAnew() throws IOException {
        String types = "package colours is type colour is (red, green); end;\n";
        String top =
                write(
                        "painted.vhd",
                        """
                        use work.colours.all;
                        entity painted is port (paint : in colour); end;
                        architecture a of painted is
                            type wall is array (0 to 0) of colour;
                        begin
                        end;
                        """);
        String lines = "cocobean_top.txt";
        HdlDesign design = HdlDesign.of("painted", write("colours.vhd", types), top);
        assertThat(build(design).resolve(lines)).content().doesNotContain("ports");
        write("colours.vhd", types.replace("(red, green)", "record red : bit; end record"));
        assertThat(build(design).resolve(lines)).content().contains("ports");
    }

    @Test
    void theLastOfTwoArchitecturesStaysTheOneThatIsBound() throws IOException {
        String entity = write("two.vhd", "entity two is port (answer : out integer); end;\n");
        String one = write("one.vhd", "architecture one of two is begin answer <= 1; end;\n");
        String other = write("other.vhd", "architecture other of two is begin answer <= 2; end;\n");
        String top =
                write(
                        "of_two.vhd",
                        """
                        entity of_two is port (answer : out integer); end;
                        architecture a of of_two is begin u : entity work.two port map (answer); end;
                        """);
        HdlDesign design = HdlDesign.of("of_two", entity, one, other, top);
        assertThat(answer(design)).isEqualTo(2);
        write("one.vhd", "architecture one of two is begin answer <= 10; end;\n");
        assertThat(answer(design)).isEqualTo(2);
        write("other.vhd", "architecture other of two is begin answer <= 20; end;\n");
        assertThat(answer(design)).isEqualTo(20);
    }

    @Test
    void whatOnlyTheElaborationRefusesIsToldAsByABuildFromNothing() throws IOException {
        String leaf =
                """
                entity low is port (answer : out integer); end;
                architecture a of low is begin answer <= 3; end;
                """;
        String top =
                write(
                        "high.vhd",
                        """
                        entity high is port (answer : out integer); end;
                        architecture a of high is
                            component low is port (answer : out integer); end component;
                        begin
                            u : low port map (answer);
                        end;
                        """);
        HdlDesign design = HdlDesign.of("high", write("low.vhd", leaf), top);
        assertThat(answer(design)).isEqualTo(3);
        write("low.vhd", leaf.replace("answer", "result"));
        assertThat(build(design)).isDirectoryContaining("glob:**cocobean-unchecked.txt");
        assertThatThrownBy(() -> answer(design))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("compiling 'high' failed")
                .hasMessageContaining("high.vhd:5:");
        write("low.vhd", leaf.replace("3", "4"));
        assertThat(answer(design)).isEqualTo(4);
    }

    @Test
    void aWrapperRoundWhatOnlyTheElaborationRefusesIsNotMade() throws IOException {
        String leaf =
                """
                entity under is port (answer : out integer); end;
                architecture a of under is begin answer <= 3; end;
                """;
        String top =
                write(
                        "over.vhd",
                        """
                        entity over is port (delay : in time; answer : out integer); end;
                        architecture a of over is
                            component under is port (answer : out integer); end component;
                        begin
                            u : under port map (answer);
                        end;
                        """);
        HdlDesign design = HdlDesign.of("over", write("under.vhd", leaf), top);
        assertThat(answer(design)).isEqualTo(3);
        write("under.vhd", leaf.replace("answer", "result"));
        assertThatThrownBy(() -> answer(design))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("over.vhd:5:")
                .hasMessageContaining("work over\n");
        write("under.vhd", leaf.replace("3", "4"));
        assertThat(answer(design)).isEqualTo(4);
    }

    @Test
    void aSimulationThatCannotStartFailsForItsOwnReasonAfterAnUpdate() throws IOException {
        String text =
                """
                entity doomed is port (answer : out integer); end;
                architecture a of doomed is
                    constant none : natural := integer'value("-1");
                begin
                    answer <= none;
                end;
                """;
        HdlDesign design = HdlDesign.of("doomed", write("doomed.vhd", text.replace("-1", "2")));
        assertThat(answer(design)).isEqualTo(2);
        write("doomed.vhd", text);
        assertThatThrownBy(() -> answer(design))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("before its first stop");
    }

    @Test
    void aUnitThatIsTakenAwayIsGone() throws IOException {
        String pair = write("pair.vhd", "package left is end;\npackage right is end;\n");
        String top =
                write(
                        "of_pair.vhd",
                        "use work.right.all;\nentity of_pair is end;\narchitecture a of of_pair is begin end;");
        HdlDesign design = HdlDesign.of("of_pair", pair, top);
        Path first = build(design);
        write("pair.vhd", "package left is end;\n");
        assertThatThrownBy(() -> build(design))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("of_pair.vhd:1: no source declares work.right");
        write("pair.vhd", "package left is end;\npackage right is end;\n");
        assertThat(build(design)).isEqualTo(first);
    }

    @Test
    void theWrapperOfAChangedTopIsMadeAnew() throws IOException {
        String top =
                """
                package shape is
                    type pair is record a, b : natural; end record;
                end;
                use work.shape.all;
                entity shaped is port (pin : in pair; answer : out integer); end;
                architecture a of shaped is begin answer <= pin.a + pin.b; end;
                """;
        HdlDesign design = HdlDesign.of("shaped", write("shaped.vhd", top));
        assertThat(sum(design, "a", "b")).isEqualTo(5);
        write(
                "shaped.vhd",
                top.replace("a, b : natural;", "b, c : natural;").replace("pin.a +", "pin.c +"));
        assertThat(sum(design, "c", "b")).isEqualTo(5);
    }

    @Test
    void aChangedArchitectureLeavesTheWrapperAndItsProbeAsTheyAre() throws IOException {
        String types = "package kinds is type pair is record a, b : natural; end record; end;";
        String low =
                """
                use work.kinds.all;
                entity inner is port (pin : in pair; answer : out integer); end;
                architecture a of inner is begin answer <= pin.a + pin.b; end;
                """;
        String top =
                """
                use work.kinds.all;
                entity outer is port (pin : in pair; answer : out integer); end;
                architecture a of outer is begin u : entity work.inner port map (pin => pin, answer => answer); end;
                """;
        HdlDesign design =
                HdlDesign.of(
                        "outer",
                        write("kinds.vhd", types),
                        write("inner.vhd", low),
                        write("outer.vhd", top));
        assertThat(sum(design, "a", "b")).isEqualTo(5);
        assertThat(analysed(wrapped(design))).containsKey("entity cocobean_probe");
        write("inner.vhd", low.replace("+", "*"));
        assertThat(sum(design, "a", "b")).isEqualTo(6);
        assertThat(analysed(wrapped(design)))
                .containsKey("entity cocobean_outer")
                .doesNotContainKey("entity cocobean_probe");
        assertThat(wrapped(design).resolve(BuildPlan.UNCHECKED)).exists();
        write("kinds.vhd", types.replace("a, b", "b, c"));
        write("inner.vhd", low.replace("pin.a", "pin.c"));
        assertThat(sum(design, "c", "b")).isEqualTo(5);
        assertThat(analysed(wrapped(design))).containsKey("entity cocobean_probe");
        write("outer.vhd", top.replace("answer : out", "more : in pair; answer : out"));
        assertThat(sum(design, "c", "b")).isEqualTo(5);
        assertThat(analysed(wrapped(design))).containsKey("entity cocobean_probe");
    }

    private static Path wrapped(HdlDesign design) {
        return BuiltDesign.of(
                        Workshop.of(Session.current()),
                        design,
                        Optional.of("ghdl"),
                        Optional.of(Isolation.PROCESS),
                        false)
                .build()
                .path();
    }

    private static int sum(HdlDesign design, String one, String other) {
        try (Simulation sim = Ghdl.start(design)) {
            sim.dut().signal("pin").field(one).set(2);
            sim.dut().signal("pin").field(other).set(3);
            Cocobean.await(Cocobean.ns(1));
            return sim.dut().signal("answer").toInt();
        }
    }

    @Test
    void whatIsUnchangedStartsNoTool() throws IOException {
        HdlDesign design = fifty();
        Path first = build(design);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            long start = System.nanoTime();
            assertThat(build(design)).isEqualTo(first);
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(20));
    }
}
