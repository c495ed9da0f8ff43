package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lookups in large scopes cost a simulator that is a process; a subclass says which.
public abstract class LookupSuite {

    private static final int FEW = 2_000;
    private static final int MANY = 20_000;
    private static final int ROUNDS = 50;
    private static final int ROUND = 20;
    private static final int NOISE = 4;
    private static final long KILOBYTE = 1024;

    private final Home home;

    @TempDir(factory = RunTempDir.class)
    private Path directory;

    protected LookupSuite(Home home) {
        this.home = home;
    }

    private Simulation start(int signals) throws IOException {
        Installed.require(home.simulator());
        Path source =
                directory.resolve("many_%d.v%s".formatted(signals, home.isVhdl() ? "hd" : ""));
        Files.writeString(source, home.isVhdl() ? vhdl(signals) : verilog(signals));
        return home.setup(HdlDesign.of("many", source))
                .withWallTimeout(Duration.ofMinutes(4))
                .start();
    }

    private static String verilog(int signals) {
        return "module many;\n"
                + each(signals, "  reg signal_%d = 0;\n")
                + "  initial begin\n"
                + each(signals, "    signal_%d = 1;\n")
                + "  end\nendmodule\n";
    }

    private static String vhdl(int signals) {
        return "library ieee;\nuse ieee.std_logic_1164.all;\nentity many is\nend;\narchitecture rtl of many is\n"
                + each(signals, "  signal signal_%d : std_logic := '0';\n")
                + "begin\nend;\n";
    }

    private static String each(int signals, String line) {
        return IntStream.range(0, signals).mapToObj(line::formatted).collect(Collectors.joining());
    }

    /// A scan of the scope at each lookup takes ten times as long among ten times as many. The
    /// quickest of some short rounds counts, since what else runs on the machine disturbs the rest.
    @Test
    void aLookupDoesNotDependOnTheSizeOfTheScope() throws IOException {
        try (Simulation few = start(FEW);
                Simulation many = start(MANY)) {
            long amongFew = Long.MAX_VALUE;
            long amongMany = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                amongFew = Math.min(amongFew, lookUp(few, FEW, round));
                amongMany = Math.min(amongMany, lookUp(many, MANY, round));
            }
            assertThat(amongMany).isLessThan(NOISE * amongFew);
        }
    }

    /// Looks up names of both ends of a scope and names that are not there.
    ///
    /// @return the nanoseconds that it took
    private static long lookUp(Simulation sim, int signals, int round) {
        long began = System.nanoTime();
        for (int i = round * ROUND; i < (round + 1) * ROUND; i++) {
            assertThat(sim.dut().find("signal_" + i)).isPresent();
            assertThat(sim.dut().find("signal_" + (signals - 1 - i))).isPresent();
            assertThat(sim.dut().find("missing_" + i)).isEmpty();
        }
        return System.nanoTime() - began;
    }

    @Test
    void whatIsListedOrMissedAgainCostsTheSimulatorNoMemory() throws IOException {
        try (Simulation sim = start(FEW)) {
            assertThat(sim.dut().children()).hasSize(FEW);
            sim.dut().find("missing");
            long before = memory(sim.directory());
            for (int i = 0; i < 100; i++) {
                sim.dut().children();
            }
            for (int i = 0; i < MANY; i++) {
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
