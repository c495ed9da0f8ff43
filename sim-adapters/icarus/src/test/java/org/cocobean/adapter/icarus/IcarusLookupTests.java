package org.cocobean.adapter.icarus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.conformance.Installed;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IcarusLookupTests {

    private static final int SIGNALS = 20_000;
    private static final long KILOBYTE = 1024;

    @TempDir(factory = RunTempDir.class)
    static Path directory;

    @BeforeAll
    static void writeADesignOfManySignals() throws IOException {
        Installed.require("icarus");
        Files.writeString(
                directory.resolve("many.v"),
                "module many;\n"
                        + each("  reg signal_%d = 0;\n")
                        + "  initial begin\n"
                        + each("    signal_%d = 1;\n")
                        + "  end\nendmodule\n");
    }

    private static String each(String line) {
        return IntStream.range(0, SIGNALS).mapToObj(line::formatted).collect(Collectors.joining());
    }

    private static Simulation start() {
        return Simulation.of(HdlDesign.of("many", directory.resolve("many.v")))
                .on("icarus")
                .withWallTimeout(Duration.ofMinutes(2))
                .start();
    }

    /// A scan of the scope at each lookup takes 20 times as long.
    @Test
    void aLookupDoesNotDependOnTheSizeOfTheScope() {
        try (Simulation sim = start()) {
            long began = System.nanoTime();
            for (int i = 0; i < SIGNALS; i++) {
                assertThat(sim.dut().find("signal_" + i)).isPresent();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void whatIsListedOrMissedAgainCostsTheSimulatorNoMemory() throws IOException {
        try (Simulation sim = start()) {
            assertThat(sim.dut().children()).hasSize(SIGNALS);
            sim.dut().find("missing");
            long before = memory(sim.directory());
            for (int i = 0; i < 10; i++) {
                sim.dut().children();
            }
            for (int i = 0; i < SIGNALS; i++) {
                sim.dut().find("missing");
            }
            assertThat(memory(sim.directory()) - before).isLessThan(KILOBYTE);
        }
    }

    /// Returns the kilobytes of the process that works in a directory.
    private static long memory(Path directory) throws IOException {
        long pid =
                ProcessHandle.allProcesses()
                        .filter(process -> worksIn(process, directory))
                        .findFirst()
                        .orElseThrow()
                        .pid();
        try (Stream<String> lines = Files.lines(Path.of("/proc", "" + pid, "status"))) {
            return lines.filter(line -> line.startsWith("VmData"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .sum();
        }
    }

    private static boolean worksIn(ProcessHandle process, Path directory) {
        try {
            return Files.isSameFile(Path.of("/proc", "" + process.pid(), "cwd"), directory);
        } catch (IOException e) {
            return false; // it is not ours, or over
        }
    }
}
