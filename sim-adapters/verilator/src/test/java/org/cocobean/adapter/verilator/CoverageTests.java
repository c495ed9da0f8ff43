package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.ns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.conformance.Installed;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.dut.Handle;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.spi.Isolation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a design built with `--coverage` leaves of each simulation.
@Timeout(300)
class CoverageTests {

    private static final String SOURCE =
            """
            module covered(input clk, input up, input down, input stop, output reg [7:0] count);
              initial count = 0;
              always @(posedge clk) begin
                if (up) begin
                  count <= count + 1;
                end else if (down) begin
                  count <= count - 1;
                end
                if (stop) begin
                  $finish;
                end
              end
            endmodule
            """;
    private static final String UP = "count + 1";
    private static final String DOWN = "count - 1";
    private static final Pattern COUNTED = Pattern.compile("^[ %~](\\d{6})\\s.*");

    @TempDir(factory = RunTempDir.class)
    static Path sources;

    private static HdlDesign design;

    @TempDir(factory = RunTempDir.class)
    Path directory;

    @BeforeAll
    static void writeSource() throws IOException {
        Installed.require("verilator");
        Path file = Files.writeString(sources.resolve("covered.v"), SOURCE);
        design = HdlDesign.of("covered", file).withBuildArguments("--coverage");
    }

    private Path in(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    private static Simulation start(Isolation isolation, Path directory) {
        return Simulation.of(design).on("verilator").isolated(isolation).in(directory).start();
    }

    /// Counts while it is told to.
    private static void run(Simulation simulation, String direction, int cycles) {
        Clock clock = Clock.of(simulation.dut().signal("clk"), ns(10)).start();
        simulation.dut().signal(direction).set(1);
        clock.cycles(cycles);
    }

    /// Returns how often a statement was reached, as Verilator's own program tells it.
    private int hits(String statement, Path... data) throws Exception {
        Path merged = directory.resolve("merged.dat");
        Path annotated = directory.resolve("annotated");
        coverage(List.of("--write", merged.toString()), data);
        coverage(List.of("--annotate", annotated.toString(), "--annotate-min", "1"), merged);
        String line =
                Files.readAllLines(annotated.resolve("covered.v")).stream()
                        .filter(text -> text.contains(statement))
                        .findFirst()
                        .orElseThrow();
        Matcher counted = COUNTED.matcher(line);
        assertThat(counted.matches()).as(line).isTrue();
        return Integer.parseInt(counted.group(1));
    }

    private static void coverage(List<String> options, Path... data) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("verilator_coverage");
        builder.command().addAll(options);
        List.of(data).forEach(file -> builder.command().add(file.toString()));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whatRanIsCountedAndWhatDidNotIsZero(Isolation isolation) throws Exception {
        try (Simulation simulation = start(isolation, directory)) {
            run(simulation, "up", 5);
        }
        Path data = directory.resolve("coverage.dat");
        assertThat(hits(UP, data)).isEqualTo(5);
        assertThat(hits(DOWN, data)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void simulationsOfOneModelSideBySideHaveEachItsOwn(Isolation isolation) throws Exception {
        Path first = in("first");
        Path second = in("second");
        try (Simulation up = start(isolation, first)) {
            Thread other =
                    Thread.ofPlatform()
                            .start(() -> {
                                try (Simulation down = start(isolation, second)) {
                                    run(down, "down", 7);
                                }
                            });
            run(up, "up", 4);
            other.join();
        }
        Path ups = first.resolve("coverage.dat");
        Path downs = second.resolve("coverage.dat");
        assertThat(hits(UP, ups)).isEqualTo(4);
        assertThat(hits(DOWN, ups)).isZero();
        assertThat(hits(UP, downs)).isZero();
        assertThat(hits(DOWN, downs)).isEqualTo(7);
        assertThat(hits(UP, ups, downs)).isEqualTo(4);
        assertThat(hits(DOWN, ups, downs)).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource
    void aSimulationThatTheDesignEndsHasItToo(Isolation isolation) throws Exception {
        assertThatThrownBy(
                        () -> {
                            try (Simulation simulation = start(isolation, directory)) {
                                simulation.dut().signal("stop").set(1);
                                run(simulation, "up", 5);
                            }
                        })
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("$finish called");
        assertThat(hits(UP, directory.resolve("coverage.dat"))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void coverageThatCannotBeWrittenFailsTheTest(Isolation isolation) throws Exception {
        in("coverage.dat");
        assertThatThrownBy(
                        () -> {
                            try (Simulation simulation = start(isolation, directory)) {
                                run(simulation, "up", 5);
                            }
                        })
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("coverage.dat");
    }

    @ParameterizedTest
    @EnumSource
    void testsSeeTheSameSignalsAsWithoutIt(Isolation isolation) throws Exception {
        HdlDesign all = design.withVisible("all");
        try (Simulation simulation =
                Simulation.of(all).on("verilator").isolated(isolation).in(directory).start()) {
            assertThat(simulation.dut().children())
                    .extracting(Handle::name)
                    .containsExactlyInAnyOrder("clk", "up", "down", "stop", "count");
        }
    }

    @ParameterizedTest
    @EnumSource
    void thereIsNoneWithoutTheArgument(Isolation isolation) throws Exception {
        HdlDesign plain = HdlDesign.of("covered", sources.resolve("covered.v"));
        try (Simulation simulation =
                Simulation.of(plain).on("verilator").isolated(isolation).in(directory).start()) {
            run(simulation, "up", 5);
        }
        assertThat(directory.resolve("coverage.dat")).doesNotExist();
    }
}
