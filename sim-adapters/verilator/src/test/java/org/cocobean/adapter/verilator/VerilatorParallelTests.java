package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.cocobean.Cocobean.ns;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.conformance.Installed;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.dut.Dut;
import org.cocobean.sim.SimulationFailedError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Simulations of several models side by side in one JVM.
@Timeout(180)
@Isolated("it counts what this JVM holds")
class VerilatorParallelTests {

    private static final int EACH = 8;
    private static final int ROUNDS = Boolean.getBoolean("cocobean.test.long") ? 50 : 20;
    private static final long ALLOWED = 2L << 20;

    @TempDir(factory = RunTempDir.class)
    Path directory;

    @BeforeAll
    static void skipWithoutVerilator() {
        Installed.require("verilator");
    }

    private static void together(List<Callable<Void>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    private void round(int round) throws Exception {
        List<TableRun> runs =
                TableRun.ofBoth(EACH, round * 2 * EACH, directory.resolve("round" + round));
        together(
                runs.stream()
                        .<Callable<Void>>map(run ->
                                () -> {
                                    run.check();
                                    return null;
                                })
                        .toList());
    }

    @Test
    void twoModelsInEightSimulationsEachDoNotMix() throws Exception {
        round(0);
        long files = Held.files();
        for (int i = 1; i <= ROUNDS; i++) {
            round(i);
        }
        assertThat(Held.files()).as("open files").isLessThanOrEqualTo(files);
        assertThat(Held.models()).as("models still in memory").isZero();
    }

    /// In a JVM of its own whose heap does not grow, since this one's memory tells nothing.
    @Test
    void aThousandSimulationsLeaveNothingBehind() throws Exception {
        Process jvm =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xms48m",
                                "-Xmx48m",
                                "-XX:+AlwaysPreTouch",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dbasedir=" + Path.of("").toAbsolutePath(),
                                "-Dcocobean.run.dir=" + directory.resolve("run"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                VerilatorSoak.class.getName(),
                                directory.toString(),
                                "3")
                        .redirectErrorStream(true)
                        .start();
        String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor(10, TimeUnit.SECONDS)).as(output).isTrue();
        assertThat(jvm.exitValue()).as(output).isZero();
        List<long[]> held =
                output.lines()
                        .filter(line -> line.matches("\\d+ \\d+"))
                        .map(line ->
                                Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray())
                        .toList();
        assertThat(held).as(output).hasSize(3);
        assertThat(held.get(2)[0] - held.get(0)[0]).as(output).isLessThan(2 * ALLOWED);
        assertThat(held.get(2)[1]).as(output).isLessThanOrEqualTo(held.get(0)[1]);
    }

    /// A native thread has the name of the one that started it.
    @Test
    void aSimulationStartsNoThreadsOfItsOwn() throws Exception {
        TableRun run = new TableRun(TableRun.Kind.SUM, 1, directory);
        try (ExecutorService one =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().name("starter").factory())) {
            long threads =
                    one.submit(
                                    () -> {
                                        try (Simulation simulation = run.start(run.words())) {
                                            assertThat(simulation.time().toString())
                                                    .isEqualTo("0 s");
                                            return Held.threads("starter");
                                        }
                                    })
                            .get();
            assertThat(threads).isEqualTo(1);
        }
    }

    @Test
    void theEndOfOneSimulationLeavesTheOthersAlone() throws Exception {
        List<String> reasons =
                List.of(
                        "table_sum.sv:25: $finish called",
                        "table_sum.sv:26: Verilog $stop",
                        "table_sum.sv:27: the sum is",
                        "table_sum.sv:30: act must not be 4");
        CountDownLatch started = new CountDownLatch(2 * reasons.size());
        CountDownLatch ended = new CountDownLatch(reasons.size());
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            int act = i + 1;
            tasks.add(() -> {
                Throwable failure = catchThrowable(() -> runs(act, started, new CountDownLatch(0)));
                ended.countDown();
                assertThat(failure)
                        .isInstanceOf(SimulationFailedError.class)
                        .hasMessageContaining(reasons.get(act - 1));
                return null;
            });
            tasks.add(() -> {
                runs(10 * act, started, ended);
                return null;
            });
        }
        together(tasks);
    }

    /// Runs a few cycles, makes trouble if the number means any, and as many again once `others`
    /// are over.
    private void runs(int number, CountDownLatch started, CountDownLatch others) throws Exception {
        TableRun run = new TableRun(TableRun.Kind.SUM, number, directory.resolve("run" + number));
        int[] words = run.words();
        try (Simulation simulation = run.start(words)) {
            Dut dut = simulation.dut();
            dut.signal("act").set(0);
            Clock clock = Clock.of(dut.signal("clk"), ns(10)).start();
            clock.cycles(4);
            started.countDown();
            assertThat(started.await(60, TimeUnit.SECONDS)).as("all started").isTrue();
            dut.signal("act").set(number < 8 ? number : 0);
            clock.cycles(4);
            assertThat(others.await(60, TimeUnit.SECONDS)).as("the others ended").isTrue();
            dut.signal("act").set(0);
            clock.cycles(4);
            int sum = Arrays.stream(words, 0, 12).sum() & 0xffff;
            assertThat(dut.signal("sum").toInt()).isEqualTo(sum);
        }
    }
}
