package org.cocobean.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cocobean.Simulation;
import org.cocobean.SimulationSetup;
import org.cocobean.conformance.Installed;
import org.cocobean.dut.Dut;
import org.cocobean.sim.spi.Isolation;
import org.junit.jupiter.api.Test;

/// Many beats with random stalls on both sides: none is lost, none comes twice, all come at the
/// same times on every simulator, with engines and in Java, and nobody's memory grows. Ten million
/// with `-Dcocobean.test.long=true`, which prints how long each variant took.
class StreamSoakTests {

    private static final boolean LONG = Boolean.getBoolean("cocobean.test.long");
    private static final int BATCH = 1000;
    private static final long STEP = 0x9e3779b97f4a7c15L;

    record Beat(long data, int keep, boolean last) {}

    private enum Variant {
        ICARUS("icarus", true),
        ICARUS_JAVA("icarus", false),
        VERILATOR("verilator", true),
        VERILATOR_JAVA("verilator", false),
        VERILATOR_PROCESS("verilator", true),
        GHDL("ghdl", true),
        GHDL_JAVA("ghdl", false);

        private final String simulator;
        private final boolean engines;

        Variant(String simulator, boolean engines) {
            this.simulator = simulator;
            this.engines = engines;
        }
    }

    @Test
    void nothingIsLostOrDoubledAndAllComesWhenItDoesElsewhere() {
        int beats = LONG ? 10_000_000 : 20_000;
        Map<Variant, Long> times = new EnumMap<>(Variant.class);
        for (Variant variant : Variant.values()) {
            long start = System.nanoTime();
            times.put(variant, soak(variant, beats));
            if (LONG) {
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "%s: %d beats in %.0f s, times %016x%n",
                        variant,
                        beats,
                        seconds,
                        times.get(variant));
            }
        }
        assertThat(times.values()).containsOnly(times.get(Variant.ICARUS));
    }

    /// Returns a digest of the times at which each thousandth beat came.
    private static long soak(Variant variant, int beats) {
        Installed.require(variant.simulator);
        String source =
                variant.simulator.equals("ghdl") ? "bus/axis_register.vhd" : "bus/axis_register.v";
        SimulationSetup setup =
                Simulation.of(BusBench.design("axis_register", source)).on(variant.simulator);
        if (LONG) {
            setup = setup.withWallTimeout(Duration.ofHours(3));
        }
        if (variant == Variant.VERILATOR_PROCESS) {
            setup = setup.isolated(Isolation.PROCESS);
        }
        try (Simulation simulation = setup.start()) {
            return pump(simulation.dut(), variant.engines, beats);
        }
    }

    private static long pump(Dut dut, boolean engines, int beats) {
        ClockDomain domain = BusBench.domain(dut);
        Stall before = Stall.random(0.3, 1);
        Stall after = Stall.random(0.4, 2);
        StreamSource<Beat> source =
                Stream.of(Beat.class, dut, Naming.prefix("s_axis_t"), domain)
                        .stall(engines ? before : before.inJava())
                        .limit(4096)
                        .drive();
        StreamSink<Beat> sink =
                Stream.of(Beat.class, dut, Naming.prefix("m_axis_t"), domain)
                        .stall(engines ? after : after.inJava())
                        .receive();
        fork(
                "sender",
                () -> {
                    for (int i = 1; i <= beats; i++) {
                        source.send(beat(i));
                    }
                });
        long times = 0;
        List<Long> used = new ArrayList<>();
        for (int i = 0; i < beats; i += BATCH) {
            List<Beat> some = sink.receive(BATCH);
            for (int k = 0; k < BATCH; k++) {
                if (!some.get(k).equals(beat(i + k + 1))) {
                    throw new AssertionError("beat %d is %s".formatted(i + k + 1, some.get(k)));
                }
            }
            times = times * 31 + now().toSteps(-9);
            if (i == beats / 4 || i == beats - BATCH) {
                used.add(memory());
            }
        }
        domain.cycles(100);
        assertThat(sink.isEmpty()).isTrue();
        assertThat(used.getLast() - used.getFirst()).isLessThan(16 << 20);
        return times;
    }

    private static Beat beat(int number) {
        return new Beat(number * STEP, number & 0xff, number % 64 == 0);
    }

    /// Returns the bytes that live in this JVM's heap, and those of the simulator's process.
    private static long memory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.totalMemory() - runtime.freeMemory();
        return heap
                + ProcessHandle.current().descendants().mapToLong(StreamSoakTests::resident).sum();
    }

    private static long resident(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) << 10)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
