package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.blocking;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.session.Session;
import org.cocobean.settings.Settings;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.SimulatorDiedError;
import org.cocobean.sim.spi.Capability;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The death of either side is noticed by the other within a second.
abstract class LifelineConformance extends Conformance {

    private static final Duration SOON = Duration.ofSeconds(1);

    @BeforeEach
    void needsAProcess() {
        requires(Capability.KILLABLE);
    }

    private static Settings settings() {
        return Session.current().settings();
    }

    @Test
    void theLinkIsOverASocketOnlyWhenAskedFor() throws IOException {
        try (Simulation sim = start("sample_module")) {
            String environment =
                    Files.readString(
                            Path.of("/proc/" + Home.processOf(sim).pid() + "/environ"),
                            StandardCharsets.ISO_8859_1);
            assertThat(environment.contains("COCOBEAN_SOCKET=")).isEqualTo(settings().socketLink());
            assertThat(environment.contains("COCOBEAN_WINDOW="))
                    .isEqualTo(!settings().socketLink());
        }
    }

    @Test
    void aSimulatorThatIsKilledWhileItRunsFailsTheTest() {
        AtomicReference<Instant> killed = new AtomicReference<>(Instant.MAX);
        Throwable failure =
                catchThrowable(() -> {
                    try (Simulation sim = start("sample_module")) {
                        Clock clk = Clock.of(sim.dut().signal("clk"), ns(10)).start();
                        ProcessHandle simulator = Home.processOf(sim);
                        Thread killer =
                                Thread.ofPlatform().start(() -> killSoon(simulator, killed));
                        rising(clk.signal()).times(1_000_000_000_000L).await();
                        killer.join();
                    }
                });
        assertThat(Duration.between(killed.get(), Instant.now())).isLessThan(SOON);
        assertThat(failure)
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("at 0 s: the simulator " + home().simulator())
                .hasMessageContaining("was ended by signal 9 (SIGKILL)")
                .hasMessageContaining("sim.log")
                .hasMessageContaining("waits for rising(sample_module.clk).times(1000000000000)");
    }

    /// Also where the simulator catches the signal and ends as if by itself.
    @Test
    void aSignalThatEndsTheSimulatorIsNamed() {
        Map<String, String> signals =
                Map.of(
                        "HUP",
                        "1 (SIGHUP)",
                        "INT",
                        "2 (SIGINT)",
                        "SEGV",
                        "11 (SIGSEGV)",
                        "TERM",
                        "15 (SIGTERM)");
        signals.forEach((name, said) ->
                assertThatThrownBy(() -> endBy(name))
                        .isInstanceOf(SimulatorDiedError.class)
                        .hasMessageContaining("was ended by signal " + said)
                        .hasMessageContaining("waits for rising(sample_module.clk)"));
    }

    private void endBy(String signal) throws IOException {
        try (Simulation sim = start("sample_module")) {
            Clock clk = Clock.of(sim.dut().signal("clk"), ns(10)).start();
            clk.cycles(3);
            new ProcessBuilder(
                            "sh",
                            "-c",
                            "sleep 0.2; kill -s " + signal + " " + Home.processOf(sim).pid())
                    .start();
            rising(clk.signal()).times(1_000_000_000_000L).await();
        }
    }

    private static void killSoon(ProcessHandle simulator, AtomicReference<Instant> killed) {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        killed.set(Instant.now());
        simulator.destroyForcibly();
    }

    @Test
    void aSimulatorThatIsKilledWhileItWaitsFailsTheTest() {
        Throwable failure =
                catchThrowable(() -> {
                    try (Simulation sim = start("sample_module")) {
                        await(ns(3));
                        ProcessHandle simulator = Home.processOf(sim);
                        simulator.destroyForcibly();
                        blocking(() -> simulator.onExit().get());
                        Instant before = Instant.now();
                        Throwable e = catchThrowable(() -> await(ns(5)));
                        assertThat(Duration.between(before, Instant.now())).isLessThan(SOON);
                        throw e;
                    }
                });
        assertThat(failure)
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("at 3 ns")
                .hasMessageContaining("was ended by signal 9 (SIGKILL)")
                .hasMessageContaining("timer(5 ns)");
    }

    @Test
    void aPendingInterruptHidesNoDeath() {
        Throwable failure =
                catchThrowable(() -> {
                    try (Simulation sim = start("sample_module")) {
                        await(ns(3));
                        ProcessHandle simulator = Home.processOf(sim);
                        simulator.destroyForcibly();
                        blocking(() -> simulator.onExit().get());
                        Thread.currentThread().interrupt();
                    }
                });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure)
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("was ended by signal 9 (SIGKILL)");
    }

    @Test
    void interruptingTheTestEndsTheSimulator() {
        AtomicReference<ProcessHandle> simulator = new AtomicReference<>();
        Thread test = Thread.currentThread();
        Throwable failure =
                catchThrowable(() -> {
                    try (Simulation sim = start("sample_module")) {
                        Clock clk = Clock.of(sim.dut().signal("clk"), ns(10)).start();
                        simulator.set(Home.processOf(sim));
                        Thread.ofPlatform().start(() -> interruptSoon(test));
                        rising(clk.signal()).times(1_000_000_000_000L).await();
                    }
                });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure)
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("was killed: the test's thread was interrupted");
        assertThat(ChildJvm.isGone(simulator.get().pid())).isTrue();
    }

    private static void interruptSoon(Thread test) {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        test.interrupt();
    }

    @Test
    void noSimulatorOutlivesTheJvmThatWaitsForIt(
            @TempDir(factory = RunTempDir.class) Path directory) throws Exception {
        assertThat(goneAfterTheJvmWasKilled("busy", directory)).isTrue();
    }

    @Test
    void noSimulatorOutlivesTheJvmItWaitsFor(@TempDir(factory = RunTempDir.class) Path directory)
            throws Exception {
        assertThat(goneAfterTheJvmWasKilled("idle", directory)).isTrue();
    }

    private boolean goneAfterTheJvmWasKilled(String how, Path directory) throws Exception {
        ChildJvm jvm = ChildJvm.start(home(), HeldSimulation.class, directory, how);
        long simulator = jvm.simulator();
        assertThat(ChildJvm.isGone(simulator)).isFalse();
        Thread.sleep(200);
        jvm.process().destroyForcibly().waitFor();
        return ChildJvm.isGone(simulator, SOON);
    }
}
