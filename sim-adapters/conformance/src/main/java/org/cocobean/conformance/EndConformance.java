package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.blocking;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.Cocobean.us;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.internal.control.Control;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.SimulatorDiedError;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.task.DeadlockError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Behaviour 34: simulations that end before their test does, or never.
abstract class EndConformance extends Conformance {

    /// Runs a design that does something at the third rising edge of its clock, at 25 ns.
    private void untilTrouble(Simulation sim, String trigger) {
        Dut dut = sim.dut();
        dut.signal(trigger).set(0);
        Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
        clk.cycles(2);
        dut.signal(trigger).set(1);
        clk.cycles(100);
    }

    private Throwable failureOf(String design, String trigger) {
        return catchThrowable(() -> {
            try (Simulation sim = start(design)) {
                untilTrouble(sim, trigger);
            }
        });
    }

    @Test
    void aSimulationWithoutEventsIsADeadlock() {
        try (Simulation sim = start("no_events")) {
            await(ns(5));
            assertThatThrownBy(() -> rising(sim.dut().signal("b")).await())
                    .isInstanceOf(DeadlockError.class)
                    .hasMessageContaining("deadlock at 5 ns")
                    .hasMessageContaining("no more events")
                    .hasMessageFindingMatch("test +waits for rising\\(no_events.b\\) +since 5 ns");
            Control.of(sim).endTest(true);
        }
    }

    @Test
    void tasksThatAreLeftUnwindAfterTheSimulationHasEnded() {
        List<String> unwound = new ArrayList<>();
        try (Simulation sim = start("no_events")) {
            for (String name : List.of("a", "b")) {
                fork(() -> {
                    try {
                        rising(sim.dut().signal(name)).await();
                        unwound.add("never");
                    } finally {
                        unwound.add(name);
                        sim.dut().signal("a").set(0); // too late, and not worth telling
                    }
                });
            }
            assertThatThrownBy(() -> rising(sim.dut().signal("b")).await())
                    .isInstanceOf(DeadlockError.class)
                    .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
            Control.of(sim).endTest(true);
            assertThat(unwound).containsExactly("a", "b");
        }
    }

    @Test
    void anEarlyFinishFailsTheTest() {
        String where = isVhdl() ? "finish" : "finish_early.v:13";
        assertThat(failureOf("finish_early", "trigger"))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("the HDL ended the simulation at 25 ns, before the test did")
                .hasMessageContaining(where)
                .hasMessageContaining("test")
                .hasMessageContaining("waits for rising(finish_early.clk)");
    }

    @Test
    void aStopFailsTheTest() {
        requires(HdlLanguage.VERILOG, "$stop");
        assertThat(failureOf("stop_early", "trigger"))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("at 25 ns")
                .hasMessageContaining("stop_early.v:12");
    }

    @Test
    void aFatalErrorFailsTheTest() {
        if (isVhdl()) {
            assertThat(failureOf("severity_levels", "failure_now"))
                    .isInstanceOf(SimulationFailedError.class)
                    .hasMessageContaining("the design gave up")
                    .hasMessageContaining("severity_levels.vhd:36");
        } else {
            assertThat(failureOf("fatal_early", "trigger"))
                    .isInstanceOf(SimulationFailedError.class)
                    .hasMessageContaining("at 25 ns")
                    .hasMessageContaining("the design gave up after 2 cycles")
                    .hasMessageContaining("fatal_early.sv:12");
        }
    }

    @Test
    void aFatalErrorAtTheStartFailsTheTest() {
        requires(HdlLanguage.VERILOG, "$fatal");
        assertThatThrownBy(() ->
                        home().start(home().design("fatal_at_start").withParameter("CHECKED", 0))
                                .close())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("CHECKED must be above 0, it is 0")
                .hasMessageContaining("fatal_at_start.sv:12");
    }

    @Test
    void anErrorThatTheDesignReportsFailsTheTestAtItsEnd() {
        String design = isVhdl() ? "severity_levels" : "error_message";
        String error = isVhdl() ? "error_now" : "error";
        String where = isVhdl() ? "severity_levels.vhd:33" : "error_message.sv:18";
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim = start(design)) {
                                Dut dut = sim.dut();
                                dut.signal(error).set(1);
                                Clock.of(dut.signal("clk"), ns(10)).start().cycles(3);
                                assertThat(dut.signal("cycles").toInt()).isEqualTo(3);
                            }
                        })
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("the HDL reported an error")
                .hasMessageContaining("an error")
                .hasMessageContaining(where);
    }

    @Test
    void messagesAndWarningsDoNotFailTheTest() {
        String design = isVhdl() ? "severity_levels" : "error_message";
        try (Simulation sim = start(design)) {
            Dut dut = sim.dut();
            dut.signal(isVhdl() ? "note_now" : "info").set(1);
            dut.signal(isVhdl() ? "warning_now" : "warning").set(1);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(3);
            assertThat(dut.signal("cycles").toInt()).isEqualTo(3);
        }
    }

    @Test
    void anEndInTheMiddleOfATimerFailsTheTest() {
        requires(HdlLanguage.VERILOG, "delays with $finish");
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim = start("finish_by_delay")) {
                                assertThat(sim.dut().signal("started").toInt()).isEqualTo(1);
                                await(us(1));
                            }
                        })
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("at 25 ns")
                .hasMessageContaining("finish_by_delay.v:8")
                .hasMessageContaining("timer(1 us)");
    }

    @Test
    void nothingWorksAfterTheEnd() {
        try (Simulation sim = start("no_events")) {
            assertThatThrownBy(() -> rising(sim.dut().signal("b")).await())
                    .isInstanceOf(DeadlockError.class);
            Control.of(sim).endTest(true);
            Control.of(sim).adopt(); // the next test in a shared simulation
            assertThatThrownBy(() -> sim.dut().signal("a").set(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the simulation has ended");
            assertThatThrownBy(() -> await(ns(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the simulation has ended");
        }
    }

    @Test
    void aDesignThatNeverEndsItsStepIsKilled() {
        requires(Capability.KILLABLE);
        requires(HdlLanguage.VERILOG, "endless processes");
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim =
                                    home().setup(home().design("endless_process"))
                                            .withWallTimeout(Duration.ofMillis(1500))
                                            .start()) {
                                untilTrouble(sim, "trigger");
                            }
                        })
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("wall-clock timeout of 1.5 s")
                .hasMessageContaining("rising(endless_process.clk)");
    }

    @Test
    void aWaitThatNeverEndsIsEndedByTheWallClock() {
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim =
                                    home().setup(home().design("no_events"))
                                            .withWallTimeout(Duration.ofMillis(1500))
                                            .start()) {
                                Clock clk = Clock.of(sim.dut().signal("a"), ns(10)).start();
                                clk.cycles(1_000_000_000_000L);
                            }
                        })
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("wall-clock timeout of 1.5 s");
    }

    @Test
    void aTimeStepThatNeverSettlesFailsTheTest() {
        requires(HdlLanguage.VERILOG, "combinational loops");
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim =
                                    home().setup(home().design("combinational_loop"))
                                            .withWallTimeout(Duration.ofMillis(1500))
                                            .start()) {
                                sim.dut().signal("enable").set(0);
                                await(ns(1));
                                sim.dut().signal("enable").set(1);
                                await(ns(1));
                            }
                        })
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageFindingMatch("wall-clock timeout|did not converge");
    }

    @Test
    void anErrorInOneSimulationLeavesTheNextAlone() {
        Throwable first = failureOf("finish_early", "trigger");
        assertThat(first).isInstanceOf(SimulationFailedError.class);
        try (Simulation sim = start("finish_early")) {
            sim.dut().signal("trigger").set(0);
            Clock.of(sim.dut().signal("clk"), ns(10)).start().cycles(5);
            assertThat(sim.dut().signal("cycles").toInt()).isEqualTo(5);
        }
    }

    @Test
    void aTestThatIsOverTimeAfterItsLastWaitFails() {
        Throwable failure =
                catchThrowable(() -> {
                    try (Simulation sim = start("sample_module")) {
                        await(ns(3));
                        sim.limitWallTime(Duration.ofMillis(1));
                        blocking(() -> {
                            Thread.sleep(300); // the limit strikes while nothing is asked for
                            return null;
                        });
                    }
                });
        assertThat(failure)
                .isInstanceOf(SimulatorDiedError.class)
                .hasMessageContaining("it took longer than the wall-clock timeout of 1 ms");
    }

    /// Who reads the output must not stop: the simulator would sit in a full pipe.
    @Test
    void aFullDiskEndsATalkativeSimulationAtOnce(
            @TempDir(factory = RunTempDir.class) Path directory) throws IOException {
        Files.createSymbolicLink(directory.resolve("sim.log"), Path.of("/dev/full"));
        HdlDesign design = home().design(isVhdl() ? "severity_levels" : "error_message");
        long start = System.nanoTime();
        Throwable failure =
                catchThrowable(() -> {
                    try (Simulation sim = home().setup(design).in(directory).start()) {
                        sim.dut().signal(isVhdl() ? "note_now" : "info").set(1);
                        Clock clk = Clock.of(sim.dut().signal("clk"), ns(10)).start();
                        rising(clk.signal()).times(1_000_000_000_000L).await();
                    }
                });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        assertThat(failure)
                .isInstanceOf(SimulatorDiedError.class)
                .hasMessageContaining(
                        "cannot write "
                                + directory.resolve("sim.log")
                                + ": No space left on device");
    }

    /// No thread of ours or of a library keeps a JVM alive that has nothing more to do.
    @Test
    void aJvmThatRanOutOfMemoryEndsAndItsSimulatorWithIt(
            @TempDir(factory = RunTempDir.class) Path directory) throws Exception {
        ChildJvm jvm = ChildJvm.start(home(), ForgottenSimulation.class, directory, "-Xmx96m");
        try {
            assertThat(jvm.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(directory.resolve("stderr"))).contains("OutOfMemoryError");
            assertThat(jvm.process().exitValue()).isEqualTo(1);
            assertThat(ChildJvm.isGone(jvm.simulator(), Duration.ofSeconds(2))).isTrue();
        } finally {
            jvm.process().destroyForcibly();
        }
    }

    @Test
    void aLogThatCannotBeWrittenFailsTheTest(@TempDir(factory = RunTempDir.class) Path directory)
            throws IOException {
        Files.createSymbolicLink(directory.resolve("sim.log"), Path.of("/dev/full"));
        Throwable failure =
                catchThrowable(() -> {
                    try (Simulation sim =
                            home().setup(home().design("sample_module")).in(directory).start()) {
                        await(ns(3));
                        sim.log("something");
                    }
                });
        assertThat(failure)
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("cannot write " + directory.resolve("sim.log"));
    }
}
