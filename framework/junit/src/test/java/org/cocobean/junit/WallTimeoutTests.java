package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Timeout(60)
@Isolated("it counts the simulators of this JVM")
class WallTimeoutTests {

    private static long simulators() {
        return ProcessHandle.current()
                .descendants()
                .filter(process ->
                        process.info().command().filter(c -> c.endsWith("vvp")).isPresent())
                .count();
    }

    @Design(top = "endless_process", sources = Trial.HDL + "endless_process.v")
    static class Endless {

        @HdlTest
        void spins(Dut dut) {
            dut.signal("trigger").set(1);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(3);
        }
    }

    @Test
    void theSettingKillsASimulatorThatNeverComesBack() {
        assertThat(
                        Trial.of(Endless.class, "cocobean.timeout=1 s", "cocobean.waves=failure")
                                .failure())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining(
                        "was killed: it took longer than the wall-clock timeout of 1 s")
                .satisfies(failure ->
                        assertThat(Trial.note(failure))
                                .contains(
                                        "waves: none, repeat with -Dcocobean.waves=on; it took too long to be repeated unasked\n"));
        assertThat(simulators()).isZero();
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    @SharedSimulation
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class Shared {

        @HdlTest
        void a(Dut dut) {
            await(ns(5));
        }

        @Test
        void b() throws InterruptedException {
            Thread.sleep(2500); // without the simulation
        }

        @HdlTest
        void c(Dut dut) {
            await(ns(5));
        }
    }

    @Test
    void theLimitCountsWhileATestOfTheSimulationRuns() {
        Trial trial = Trial.of(Shared.class, "cocobean.timeout=2 s");
        assertThat(trial.failures()).isEmpty();
        assertThat(trial.succeeded()).hasSize(3);
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Longer {

        @HdlTest
        void ofItsOwn(Simulation simulation) throws InterruptedException {
            simulation.limitWallTime(Duration.ofSeconds(30));
            Thread.sleep(3500);
            await(ns(5));
        }

        @Test
        void byHand() throws InterruptedException {
            try (Simulation simulation =
                    Simulation.of(HdlDesign.of("counter", Trial.COUNTER)).on("icarus").start()) {
                simulation.limitWallTime(Duration.ofSeconds(30));
                Thread.sleep(3500);
                await(ns(5));
            }
        }

        @Test
        void asItIsSetUp() throws InterruptedException {
            try (Simulation simulation =
                    Simulation.of(HdlDesign.of("counter", Trial.COUNTER))
                            .on("icarus")
                            .withWallTimeout(Duration.ofSeconds(30))
                            .start()) {
                Thread.sleep(3500);
                await(ns(5));
            }
        }
    }

    @Test
    void aTestMayGiveItsSimulationALongerLimit() {
        Trial trial = Trial.of(Longer.class, "cocobean.timeout=1 s");
        assertThat(trial.failures()).isEmpty();
        assertThat(trial.succeeded()).hasSize(3);
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    @SharedSimulation
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class LongerShared {

        @HdlTest
        void a(Simulation simulation) {
            simulation.limitWallTime(Duration.ofSeconds(30));
        }

        @HdlTest
        void b(Simulation simulation) throws InterruptedException {
            Thread.sleep(3500);
            await(ns(5));
        }

        @Test
        void c() throws InterruptedException {
            Thread.sleep(3500); // without the simulation, whose limit is not its
        }
    }

    @Test
    void theLimitIsThatOfLaterTestsOfASharedSimulationToo() {
        Trial trial = Trial.of(LongerShared.class, "cocobean.timeout=1 s");
        assertThat(trial.failure()).isInstanceOf(InterruptedException.class);
        assertThat(trial.succeeded()).hasSize(2);
    }

    static final class Program {

        private Program() {}

        public static void main(String[] args) {
            HdlDesign design = HdlDesign.of("endless_process", Trial.HDL + "endless_process.v");
            try (Simulation simulation = Simulation.of(design).on("icarus").start()) {
                simulation.dut().signal("trigger").set(1);
                Clock.of(simulation.dut().signal("clk"), ns(10)).start().cycles(3);
            }
        }
    }

    @Test
    void theSettingIsThatOfAProgramToo(@TempDir Path dir) throws IOException, InterruptedException {
        Process program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Dcocobean.timeout=1 s",
                                "-Dcocobean.run.dir=" + dir.resolve("run"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Program.class.getName())
                        .redirectErrorStream(true)
                        .start();
        try {
            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(program.inputReader().readAllAsString())
                    .contains("it took longer than the wall-clock timeout of 1 s");
        } finally {
            program.destroyForcibly();
        }
    }

    @Design(top = "endless_process", sources = Trial.HDL + "endless_process.v")
    static class WithTimeout {

        @HdlTest
        @Timeout(value = 1, unit = TimeUnit.SECONDS)
        void spins(Dut dut) {
            dut.signal("trigger").set(1);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(3);
        }

        @HdlTest
        void runsAfterIt(Dut dut) {
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(3);
        }
    }

    @Test
    void jUnitsTimeoutKillsItToo() {
        Trial trial = Trial.of(WithTimeout.class, "cocobean.waves=failure");
        assertThat(trial.failure())
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("timed out after 1 second");
        assertThat(trial.succeeded()).hasSize(1);
        assertThat(simulators()).isZero();
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class OtherThread {

        @HdlTest
        @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void never(Dut dut) {
            throw new AssertionError("must not run with " + dut);
        }
    }

    @Test
    void aTimeoutInAnotherThreadIsRefused() {
        assertThat(Trial.of(OtherThread.class).failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("than its simulation: use @Timeout without SEPARATE_THREAD");
    }
}
