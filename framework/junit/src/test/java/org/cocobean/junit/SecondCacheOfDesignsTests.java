package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.ns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.clock.Clock;
import org.cocobean.conformance.Installed;
import org.cocobean.dut.Dut;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What one host has compiled another one runs, from the cache behind its own.
@Timeout(120)
class SecondCacheOfDesignsTests {

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Verilog extends Counts {}

    @Design(top = "counter", sources = "../../hdl-samples/rtl/vhdl/counter.vhd")
    static class Vhdl extends Counts {}

    abstract static class Counts {

        @HdlTest
        void counts(Dut dut) {
            Clock clock = Clock.of(dut.signal("clk"), ns(10)).start();
            dut.signal("en").set(1);
            dut.signal("rst").set(1);
            clock.cycles(2);
            dut.signal("rst").set(0);
            clock.cycles(5);
            assertThat(dut.signal("count").toInt()).isEqualTo(5);
        }
    }

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "ghdl"})
    void aDesignThatIsThereIsNotCompiledAgain(String simulator) throws Exception {
        Installed.require(simulator);
        run("first", simulator);
        assertThat(outcomes("first")).contains("\"outcome\":\"built\"");
        // The other host has none yet, at the same place.
        Files.move(directory.resolve("own"), directory.resolve("of the first host"));
        run("second", simulator);
        assertThat(outcomes("second"))
                .contains("\"outcome\":\"hit\"")
                .doesNotContain("\"outcome\":\"built\"");
        assertThat(directory.resolve("own")).isNotEmptyDirectory();
    }

    private void run(String name, String simulator) throws IOException, InterruptedException {
        Class<?> tests = simulator.equals("ghdl") ? Vhdl.class : Verilog.class;
        Process jvm =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-Dcocobean.sim=" + simulator,
                                        "-Dcocobean.progress=off",
                                        "-Dcocobean.cache=" + directory.resolve("own"),
                                        "-Dcocobean.cache.second=" + directory.resolve("share"),
                                        "-Dcocobean.run.dir=" + directory.resolve(name),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        TrialMain.class.getName(),
                                        tests.getName()))
                        .redirectErrorStream(true)
                        .start();
        String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor()).as(output).isZero();
        assertThat(output).contains("SUCCESSFUL").doesNotContain("FAILED", "ABORTED");
    }

    /// What became of the builds of a run: of designs and natives.
    private String outcomes(String name) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve(name))) {
            return files.filter(file -> file.getFileName().toString().startsWith("events-"))
                    .flatMap(file -> lines(file).stream())
                    .filter(line -> line.contains("\"kind\":\"build\""))
                    .collect(Collectors.joining("\n"));
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
