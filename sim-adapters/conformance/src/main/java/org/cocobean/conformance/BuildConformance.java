package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.ps;
import static org.cocobean.Cocobean.readOnly;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.Cocobean.us;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SourceSet;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.time.SimTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Behaviours 32 and 35: how a design is built and started.
abstract class BuildConformance extends Conformance {

    @Test
    void plusargsReachTheDesign() {
        requires(HdlLanguage.VERILOG, "plusargs");
        HdlDesign design = home().design("plusargs");
        try (Simulation sim = home().start(design)) {
            assertThat(sim.dut().signal("has_test1").toInt()).isEqualTo(0);
            assertThat(sim.dut().signal("has_foo").toInt()).isEqualTo(0);
            assertThat(sim.dut().signal("number").toLong()).isEqualTo(0xffff_ffffL);
        }
        try (Simulation sim =
                home().start(design.withPlusargs("test1", "foo=bar=4", "number=123"))) {
            assertThat(sim.dut().signal("has_test1").toInt()).isEqualTo(1);
            assertThat(sim.dut().signal("has_foo").toInt()).isEqualTo(1);
            assertThat(
                            new String(
                                            sim.dut().signal("foo").value().toBytes(),
                                            java.nio.charset.StandardCharsets.US_ASCII)
                                    .strip()
                                    .replace("\0", ""))
                    .isEqualTo("bar=4");
            assertThat(sim.dut().signal("number").toInt()).isEqualTo(123);
        }
    }

    @Test
    void theTimescaleDecidesThePrecision() {
        requires(HdlLanguage.VERILOG, "timescales");
        List<SimTime> precisions =
                List.of(
                        SimTime.fs(1),
                        SimTime.ps(1),
                        ps(10),
                        ns(1),
                        SimTime.ns(100),
                        us(1),
                        SimTime.ms(1),
                        SimTime.s(1));
        for (SimTime precision : precisions) {
            String unit = precision.toString().replace(" ", "");
            HdlDesign design = home().design("no_events").withTimescale(unit + "/" + unit);
            try (Simulation sim = home().start(design)) {
                assertThat(sim.precision()).isEqualTo(precision);
                await(precision.times(3));
                assertThat(sim.time()).isEqualTo(precision.times(3));
            }
        }
    }

    @Test
    void theFinestTimescaleCounts() {
        requires(HdlLanguage.VERILOG, "timescales");
        HdlDesign mixed = home().design("timescale_mixed");
        HdlDesign design = mixed.withTimescale("1ns/10ps");
        try (Simulation sim = home().start(design)) {
            Dut dut = sim.dut();
            assertThat(sim.precision()).isEqualTo(ps(10));
            Timeline timeline =
                    Timeline.of(dut.signal("slow"), dut.signal("fast"), dut.signal("finest"));
            await(us(3));
            assertThat(timeline)
                    .hasToString(
                            """
                            30 ps: slow=0 fast=0 finest=1
                            2.5 ns: slow=0 fast=1 finest=1
                            2 us: slow=1 fast=1 finest=1
                            """);
        }
    }

    @Test
    void parametersReachTheDesign() {
        requires(Capability.GENERATE_SCOPES);
        HdlDesign design = home().design("sample_module").withParameter("INT_PARAM", -3);
        try (Simulation sim = home().start(design)) {
            assertThat(sim.dut().find("cond_scope")).isEmpty();
            sim.dut().signal("stream_in_data").set(1);
            await(ns(1));
            assertThat(sim.dut().signal("cond_scope_else.scoped_sub.sum").toInt()).isEqualTo(102);
        }
    }

    @Test
    void parametersOfEachTypeReachTheDesign() {
        requires(Capability.PARAMETERS);
        requires(HdlLanguage.VERILOG, "parameters of these types that VPI shows");
        HdlDesign design =
                home().design("sample_module")
                        .withParameter("INT_PARAM", 99)
                        .withParameter("REAL_PARAM", 1.5)
                        .withParameter("STRING_PARAM", "two words");
        try (Simulation sim = home().start(design)) {
            assertThat(sim.dut().signal("INT_PARAM").toInt()).isEqualTo(99);
            assertThat(sim.dut().signal("REAL_PARAM").toDouble()).isEqualTo(1.5);
            assertThat(sim.dut().signal("STRING_PARAM").toText()).isEqualTo("two words");
            assertThat(sim.dut().signal("real_value").toDouble()).isEqualTo(1.5);
        }
    }

    @Test
    void aTextParameterKeepsQuotesBackslashesAndNewlines() {
        requires(HdlLanguage.VERILOG, "text parameters that VPI shows");
        String text = "a\"b\\c\nd 50% & <x>";
        HdlDesign design = home().design("sample_module").withParameter("STRING_PARAM", text);
        try (Simulation sim = home().start(design)) {
            assertThat(sim.dut().signal("STRING_PARAM").toText()).isEqualTo(text);
        }
    }

    @Test
    void widthsFollowTheParameter() {
        for (int width : new int[] {4, 9, 16}) {
            HdlDesign design = home().sample("counter").withParameter("WIDTH", width);
            try (Simulation sim = home().start(design)) {
                assertThat(sim.dut().signal("count").width()).isEqualTo(width);
            }
        }
    }

    @Test
    void includesAndDefinesReachTheDesign() {
        requires(HdlLanguage.VERILOG, "includes and defines");
        HdlDesign design =
                home().design("with_include")
                        .withIncludeDirectories(SuiteDesigns.file("include").toString());
        try (Simulation sim = home().start(design)) {
            assertThat(sim.dut().signal("answer").toInt()).isEqualTo(42);
        }
        try (Simulation sim = home().start(design.withDefine("EXTRA_VALUE", "32'd43"))) {
            assertThat(sim.dut().signal("answer").toInt()).isEqualTo(43);
        }
    }

    @Test
    void aBuildIsUsedAgainUntilSomethingChanges(@TempDir(factory = RunTempDir.class) Path directory)
            throws IOException {
        requires(HdlLanguage.VERILOG, "includes and defines");
        Path include = Files.createDirectory(directory.resolve("inc")).resolve("value.vh");
        String top = "fresh_" + UUID.randomUUID().toString().substring(0, 8);
        Path source = directory.resolve(top + ".v");
        String text =
                """
                `include "value.vh"
                module %s #(parameter P = 1) (input a, output [31:0] answer);
                  assign answer = `VALUE + P;
                endmodule
                """
                        .formatted(top);
        Files.writeString(source, text);
        Files.writeString(include, "`define VALUE 32'd7\n");
        HdlDesign design =
                HdlDesign.of(top, source).withIncludeDirectories(include.getParent().toString());
        assertThat(buildsFor(design, 8)).isEqualTo(1);
        assertThat(buildsFor(design, 8)).isEqualTo(0);
        Files.writeString(source, text); // touched, not changed
        assertThat(buildsFor(design, 8)).isEqualTo(0);
        assertThat(buildsFor(design.withParameter("P", 2), 9)).isEqualTo(1);
        Files.writeString(include, "`define VALUE 32'd8\n");
        assertThat(buildsFor(design, 9)).isEqualTo(1);
        assertThat(buildsFor(design.withPlusargs("more"), 9)).isEqualTo(0);
    }

    private long buildsFor(HdlDesign design, int answer) {
        long before = builds(design.top());
        try (Simulation sim = home().start(design)) {
            assertThat(sim.dut().signal("answer").toInt()).isEqualTo(answer);
        }
        return builds(design.top()) - before;
    }

    /// Counts those of one design, since other tests may be building at the same time.
    private static long builds(String top) {
        Path worker = Workshop.current().session().run().workerPath();
        try (Stream<Path> files = Files.list(worker)) {
            return files.filter(file -> file.getFileName().toString().startsWith("events-"))
                    .flatMap(BuildConformance::lines)
                    .filter(line -> line.contains("\"kind\":\"build\"") && line.contains(top))
                    .filter(line -> !line.contains("\"outcome\":\"hit\""))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void severalSimulationsOfOneBuildRunAtOnce() throws Exception {
        HdlDesign design = home().sample("counter");
        List<Callable<Integer>> runs =
                IntStream.rangeClosed(1, 4)
                        .<Callable<Integer>>mapToObj(i -> () -> count(design, i))
                        .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Integer> counts = new ArrayList<>();
            for (Future<Integer> run : threads.invokeAll(runs)) {
                counts.add(run.get());
            }
            assertThat(counts).containsExactly(100, 200, 44, 144); // eight bits
        }
    }

    private int count(HdlDesign design, int hundreds) {
        try (Simulation sim = home().setup(design).withSeed(hundreds).start()) {
            Dut dut = sim.dut();
            dut.signal("en").set(1);
            dut.signal("rst").set(1);
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            clk.cycles(1);
            dut.signal("rst").set(0);
            for (int i = 0; i < 100 * hundreds; i++) {
                rising(clk.signal()).await();
            }
            readOnly().await();
            return dut.signal("count").toInt();
        }
    }

    @Test
    void wavesAreWritten() throws IOException {
        requires(Capability.WAVES);
        Path file;
        try (Simulation sim =
                home().setup(home().design("sample_module")).withWaves(true).start()) {
            Signal clk = sim.dut().signal("clk");
            Clock.of(clk, ns(10)).start();
            rising(clk).times(10).await();
            file = sim.waves().orElseThrow();
        }
        assertThat(file).isNotEmptyFile();
        try (Simulation sim = start("sample_module")) {
            assertThat(sim.waves()).isEmpty();
        }
    }

    @Test
    void aSyntaxErrorIsShownWithFileAndLine() {
        String where = isVhdl() ? "syntax_error.vhd:15" : "syntax_error.v:6";
        assertThatThrownBy(() -> start("syntax_error"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("compiling 'syntax_error' failed")
                .hasMessageContaining(where);
    }

    @Test
    void setsHaveMacrosDirectoriesAndAStandardOfTheirOwn(
            @TempDir(factory = RunTempDir.class) Path directory) throws IOException {
        requires(HdlLanguage.VERILOG, "sets with macros");
        HdlDesign design = HdlDesign.of("both", directory.resolve("both.v"));
        Files.writeString(
                directory.resolve("both.v"),
                """
                module both(output [7:0] a, output [7:0] b);
                  a u_a(.y(a));
                  b u_b(.y(b));
                endmodule
                """);
        for (String name : List.of("a", "b")) {
            Path folder = Files.createDirectories(directory.resolve(name));
            Files.writeString(
                    folder.resolve(name + ".v"),
                    """
                    `include "config.vh"
                    module %s(output [7:0] y);
                      wire bit = `BASE;
                      assign y = 10 * `STEP + {31'd0, bit};
                    endmodule
                    """
                            .formatted(name));
            Files.writeString(
                    folder.resolve("config.vh"),
                    "`define BASE 1'b" + (name.equals("a") ? 1 : 0) + "\n");
            design =
                    design.withSourceSet(
                            SourceSet.of(folder.resolve("*.v").toString())
                                    .withLanguage("2001")
                                    .withIncludeDirectories(folder.toString())
                                    .withDefine("STEP", name.equals("a") ? "1" : "2"));
        }
        try (Simulation sim = home().start(design)) {
            await(ns(1));
            assertThat(sim.dut().signal("a").toInt()).isEqualTo(11);
            assertThat(sim.dut().signal("b").toInt()).isEqualTo(20);
        }
        Files.writeString(directory.resolve("b/config.vh"), "`define BASE\n");
        HdlDesign broken = design;
        assertThatThrownBy(() -> home().start(broken))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("b.v:3");
    }

    @Test
    void aMissingModuleIsNamed() {
        requires(HdlLanguage.VERILOG, "missing modules at build time");
        assertThatThrownBy(() -> start("missing_module"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("no_such_module");
    }

    @Test
    void aWrongTopIsNamed() {
        HdlDesign right = home().design("no_events");
        HdlDesign wrong = HdlDesign.of("no_evnts", right.sources().getFirst());
        assertThatThrownBy(() -> home().start(wrong))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("no_evnts");
    }

    @Test
    void aMissingSourceIsNamed() {
        String source = SuiteDesigns.file("nowhere" + (isVhdl() ? ".vhd" : ".v")).toString();
        assertThatThrownBy(() -> home().start(HdlDesign.of("nowhere", source)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "the source '" + source + "' of design 'nowhere' does not exist")
                .hasMessageContaining("project directory");
    }

    @Test
    void filesOfTheDesignLieInTheDirectoryOfTheSimulation() throws IOException {
        Path directory;
        try (Simulation sim = start("writes_files")) {
            directory = sim.directory();
            sim.dut().signal("data").set(17);
            Clock.of(sim.dut().signal("clk"), ns(10)).start().cycles(2);
        }
        assertThat(directory.resolve("by_initial.txt")).content().contains("written at");
        assertThat(directory.resolve("by_clock.txt")).content().isEqualTo("17\n17\n");
    }

    @Test
    void relativePathsResolveInTheDirectoryOfTheSimulation(
            @TempDir(factory = RunTempDir.class) Path directory) throws IOException {
        requires(HdlLanguage.VERILOG, "$readmemh");
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            table.append(Integer.toHexString(10 * i)).append('\n');
        }
        assertThat(wordOfTable(12, directory, table.toString())).isEqualTo(120);
    }

    @Test
    void aMemoryFileNeedsNoNewlineAtItsEnd(@TempDir(factory = RunTempDir.class) Path directory)
            throws IOException {
        requires(HdlLanguage.VERILOG, "$readmemh");
        assertThat(wordOfTable(15, directory, "@f ab")).isEqualTo(0xab);
    }

    private int wordOfTable(int address, Path directory, String table) throws IOException {
        Files.writeString(directory.resolve("table.hex"), table);
        try (Simulation sim =
                home().setup(home().design("readmemh_relative")).in(directory).start()) {
            sim.dut().signal("address").set(address);
            await(ns(1));
            return sim.dut().signal("data").toInt();
        }
    }

    @Test
    void outputOfTheDesignIsInTheLog() {
        requires(HdlLanguage.VERILOG, "$display");
        Path log;
        try (Simulation sim = start("displays")) {
            log = sim.log();
            sim.dut().signal("data").set(5);
            Clock.of(sim.dut().signal("clk"), ns(10)).start().cycles(1);
        }
        assertThat(log).content().contains("displays: hello at time 0\n", "displays: data 5\n");
    }
}
