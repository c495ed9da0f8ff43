package org.cocobean.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cocobean.Simulation;
import org.cocobean.SimulationSetup;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;

/// One measurement of a design that is one scope of many signals: `LargeScope start|find|miss
/// SIMULATOR SIGNALS FOLDER` prints `rate N`: starts of the simulator, names that are found, or
/// names that are missed, a second.
public final class LargeScope {

    private static final int STARTS = 3;

    /// Neighbours in one round are far from each other in the scope.
    private static final long STRIDE = 7919;

    private LargeScope() {}

    /// Runs one measurement; the first one of a design and simulator also builds it.
    public static void main(String[] arguments) throws IOException {
        int signals = Integer.parseInt(arguments[2]);
        SimulationSetup setup = setup(arguments[1], signals, Path.of(arguments[3]));
        setup.start().close();
        double rate =
                switch (arguments[0]) {
                    case "start" -> starts(setup);
                    case "find" -> lookups(setup, "signal_", signals);
                    case "miss" -> lookups(setup, "missing_", signals);
                    default -> throw new IllegalArgumentException("no measurement " + arguments[0]);
                };
        System.out.printf(Locale.ROOT, "rate %.3f%n", rate);
    }

    private static double starts(SimulationSetup setup) {
        long began = System.nanoTime();
        for (int i = 0; i < STARTS; i++) {
            setup.start().close();
        }
        return STARTS * 1e9 / (System.nanoTime() - began);
    }

    private static double lookups(SimulationSetup setup, String name, int signals) {
        try (Simulation sim = setup.start()) {
            int half = signals / 2;
            find(sim.dut(), name, 0, half, signals);
            long began = System.nanoTime();
            int found = find(sim.dut(), name, half, signals, signals);
            double rate = (signals - half) * 1e9 / (System.nanoTime() - began);
            if (found != (name.startsWith("signal") ? signals - half : 0)) {
                throw new AssertionError(found + " names of " + (signals - half) + " were found");
            }
            return rate;
        }
    }

    /// Looks each name up for the first time: what was found is remembered.
    private static int find(Dut dut, String name, int from, int to, int signals) {
        int found = 0;
        for (int i = from; i < to; i++) {
            found += dut.find(name + i * STRIDE % signals).isPresent() ? 1 : 0;
        }
        return found;
    }

    private static SimulationSetup setup(String simulator, int signals, Path folder)
            throws IOException {
        boolean vhdl = simulator.equals("ghdl");
        Path source =
                Files.createDirectories(folder)
                        .resolve("many_%d.%s".formatted(signals, vhdl ? "vhd" : "v"));
        String line = vhdl ? "  signal signal_%d : bit;\n" : "  reg signal_%d = 0;\n";
        String lines =
                IntStream.range(0, signals).mapToObj(line::formatted).collect(Collectors.joining());
        Files.writeString(
                source,
                vhdl
                        ? "entity many is\nend;\narchitecture rtl of many is\n%sbegin\nend;\n"
                                .formatted(lines)
                        : "module many;\n%sendmodule\n".formatted(lines));
        return Simulation.of(HdlDesign.of("many", source).withVisible("all"))
                .on(simulator)
                .withWallTimeout(Duration.ofMinutes(10));
    }
}
