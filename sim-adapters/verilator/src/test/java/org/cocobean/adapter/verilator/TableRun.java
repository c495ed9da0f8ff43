package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.conformance.SuiteDesigns;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;

/// One simulation of a design that reads a table and writes a file, with data of its own: whatever
/// another simulation does to it shows.
///
/// @param number tells the data
record TableRun(Kind kind, int number, Path directory) {

    private static final int CYCLES = 20;

    enum Kind {
        SUM("table_sum", "sums.txt") {
            @Override
            int next(int before, int[] words, int cycle, int seed) {
                return before + words[cycle % words.length] & 0xffff;
            }
        },
        TURNS("table_turns", "turns.txt") {
            @Override
            int next(int before, int[] words, int cycle, int seed) {
                int turned = (before << 1 | before >> 15) & 0xffff;
                return turned ^ words[before & 15] ^ seed;
            }
        };

        final String top;
        final String output;

        Kind(String top, String output) {
            this.top = top;
            this.output = output;
        }

        abstract int next(int before, int[] words, int cycle, int seed);

        HdlDesign design() {
            return HdlDesign.of(top, SuiteDesigns.file(top + ".sv")).withTimescale("1ns/1ps");
        }
    }

    /// Returns what the design makes of the data.
    private List<Integer> expected(int[] words, int seed) {
        int[] results = new int[CYCLES];
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            results[cycle] = kind.next(cycle == 0 ? 0 : results[cycle - 1], words, cycle, seed);
        }
        return Arrays.stream(results).boxed().toList();
    }

    Simulation start(int[] words) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(
                directory.resolve("table.hex"),
                Arrays.stream(words)
                        .mapToObj(Integer::toHexString)
                        .collect(Collectors.joining("\n")));
        return Simulation.of(kind.design()).on("verilator").in(directory).start();
    }

    int[] words() {
        return new Random(number).ints(16, 0, 1 << 16).toArray();
    }

    /// Runs it from start to end and checks all that it says.
    void check() throws IOException {
        int[] words = words();
        int seed = number & 0xffff;
        List<Integer> expected = expected(words, seed);
        try (Simulation simulation = start(words)) {
            Dut dut = simulation.dut();
            if (kind == Kind.SUM) {
                dut.signal("act").set(0);
                Clock clock = Clock.of(dut.signal("clk"), ns(10)).start();
                clock.cycles(CYCLES);
                assertThat(dut.signal("sum").toInt()).isEqualTo(expected.getLast());
            } else {
                dut.signal("seed").set(seed);
                await(ns(10 * CYCLES));
                assertThat(dut.signal("mix").toInt()).isEqualTo(expected.getLast());
            }
        }
        assertThat(Files.readAllLines(directory.resolve(kind.output)))
                .isEqualTo(expected.stream().map(String::valueOf).toList());
    }

    /// Returns runs of both designs, as many of each.
    static List<TableRun> ofBoth(int each, int firstNumber, Path directory) {
        return IntStream.range(0, 2 * each)
                .mapToObj(i -> {
                    int number = firstNumber + i;
                    return new TableRun(
                            Kind.values()[i % 2], number, directory.resolve("run" + number));
                })
                .toList();
    }
}
