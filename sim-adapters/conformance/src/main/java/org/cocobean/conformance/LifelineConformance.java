package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.blocking;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.internal.settings.SimulatorSettings;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.SimulatorDiedError;
import org.cocobean.sim.spi.Capability;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/// The death of either side is noticed by the other within a second.
@Tag("own-processes")
abstract class LifelineConformance extends Conformance {

    private static final Duration SOON = Duration.ofSeconds(1);

    @BeforeEach
    void needsAProcess() {
        requires(Capability.KILLABLE);
    }

    private static SimulatorSettings settings() {
        return SimulatorSettings.of(Kit.session());
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
                .hasMessageContaining(
                        "after 0 s, where it last stood still: the simulator " + home().simulator())
                .hasMessageContaining("was ended by signal 9 (SIGKILL)")
                .hasMessageContaining("sim.log")
                .hasMessageContaining("waits for rising(sample_module.clk).times(1000000000000)");
    }

    /// Also where the simulator catches the signal and ends as if by itself.
    @TestFactory
    Stream<DynamicTest> aSignalThatEndsTheSimulatorIsNamed() {
        return Map.of("HUP", 1, "INT", 2, "SEGV", 11, "TERM", 15).entrySet().stream()
                .map(signal ->
                        dynamicTest(
                                "SIG" + signal.getKey(),
                                () -> isNamed(signal.getKey(), signal.getValue())));
    }

    private void isNamed(String name, int number) {
        Throwable failure = catchThrowable(() -> endBy(name, number));
        if (failure instanceof TestAbortedException ignored) {
            throw ignored;
        }
        assertThat(failure)
                .isInstanceOf(SimulatorDiedError.class)
                .hasMessageContaining("was ended by signal " + number + " (SIG" + name + ")")
                .hasMessageContaining("waits for rising(sample_module.clk)");
    }

    private void endBy(String name, int number) throws IOException {
        try (Simulation sim = start("sample_module")) {
            Clock clk = Clock.of(sim.dut().signal("clk"), ns(10)).start();
            clk.cycles(3);
            long simulator = Home.processOf(sim).pid();
            assumeFalse(
                    ignores(simulator, number),
                    "these tests were started where SIG"
                            + name
                            + " is ignored, as nohup does, and so does the simulator");
            new ProcessBuilder("sh", "-c", "sleep 0.2; kill -s " + name + " " + simulator).start();
            rising(clk.signal()).times(1_000_000_000_000L).await();
        }
    }

    private static boolean ignores(long process, int signal) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(mask -> (mask & (1L << (signal - 1))) != 0);
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
                .hasMessageContaining("after 3 ns, where it last stood still: ")
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
