package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.nextTimeStep;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.readOnly;
import static org.cocobean.Cocobean.readWrite;
import static org.cocobean.Cocobean.rising;

import java.nio.file.Files;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Signal;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.task.DeadlockError;
import org.cocobean.trigger.Phase;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How simulations end: by the test in any phase, by the design, for want of events.
@Timeout(120)
class GhdlEndsTests {

    static Stream<Named<Consumer<Simulation>>> phases() {
        return Stream.of(
                Named.of("at the start", sim -> {}),
                Named.of("BEGIN", sim -> await(ns(7))),
                Named.of("CHANGE", sim -> rising(sim.dut().signal("clk")).await()),
                Named.of("SETTLED", sim -> readWrite().await()),
                Named.of("END", sim -> readOnly().await()),
                Named.of(
                        "next step",
                        sim -> {
                            readOnly().await();
                            nextTimeStep().await();
                        }));
    }

    @ParameterizedTest
    @MethodSource("phases")
    void aRunningDesignIsEndedFromEveryPhase(Consumer<Simulation> reach) {
        Simulation sim = Ghdl.start("hdl_clock");
        reach.accept(sim);
        long start = System.nanoTime();
        sim.close(); // would say so if the simulator had to be killed
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void theEndOfAllEventsIsADeadlockAtTheTimeOfTheLastOne() {
        try (Simulation sim = Ghdl.start("no_events")) {
            Signal in = sim.dut().signal("a");
            await(ns(5));
            in.set(1);
            sim.dut().signal("b").falling().await();
            assertThatThrownBy(() -> sim.dut().signal("b").rising().await())
                    .isInstanceOf(DeadlockError.class)
                    .hasMessageContaining("deadlock at 5 ns: the simulator has no more events")
                    .hasMessageContaining("rising(no_events.b)");
        } catch (DeadlockError | SimulationFailedError told) {
            assertThat(told).hasMessageContaining("deadlock at 5 ns");
        }
    }

    @Test
    void severityFailureFailsTheTestAtOnceWithFileAndLine() {
        assertThatThrownBy(() -> report("failure"))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("at 5 ns with an error: ")
                .hasMessageContaining("severity_levels.vhd:36: the design gave up");
    }

    @Test
    void severityErrorFailsTheTestAtItsEndWithFileAndLine() {
        assertThatThrownBy(() -> report("error"))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("the HDL reported an error: ")
                .hasMessageContaining("severity_levels.vhd:33: an error");
    }

    @Test
    void notesAndWarningsGoToTheLogOnly() throws Exception {
        assertThat(report("note"))
                .contains("severity_levels.vhd:27:9:@5ns:(report note): for information");
        assertThat(report("warning")).contains("(report warning): a warning");
    }

    private static String report(String severity) throws Exception {
        Simulation sim = Ghdl.start("severity_levels");
        try (sim) {
            Signal clk = sim.dut().signal("clk");
            sim.dut().signal(severity + "_now").set(1);
            Clock.of(clk, ns(10)).start();
            rising(clk).times(3).await();
        }
        return Files.readString(sim.log());
    }

    @Test
    void aBoundCheckFailsTheTestWithFileAndLine() {
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim = Ghdl.start("bound_check")) {
                                Clock.of(sim.dut().signal("clk"), ns(10)).start();
                                await(ns(100));
                            }
                        })
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("at 35 ns with an error: ")
                .hasMessageContaining("bound_check.vhd:18: bound check failure");
    }

    @Test
    void anEarlyFinishFailsTheTest() {
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim = Ghdl.start("finish_early")) {
                                Clock.of(sim.dut().signal("clk"), ns(10)).start();
                                await(ns(12));
                                sim.dut().signal("trigger").set(1);
                                await(ns(100));
                            }
                        })
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("before the test did: std.env.finish called");
    }

    @Test
    void aBoundOfTimeThatTheUserSetIsTold() {
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim =
                                    Ghdl.start(
                                            Ghdl.design("hdl_clock")
                                                    .withRunArguments("--stop-time=30ns"))) {
                                await(ns(100));
                            }
                        })
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("before the test did: simulation stopped by --stop-time");
    }

    @Test
    void anErrorHasItsTimeAndItsProcess() {
        assertThatThrownBy(() -> report("error"))
                .hasMessageFindingMatch("\n  at 5 ns in .*severity_levels\\(rtl\\)\\.P\\d+\n");
    }

    @Test
    void aSimulationBeginsSettled() {
        try (Simulation sim = Ghdl.start("no_events")) {
            assertThat(sim.phase()).isEqualTo(Phase.SETTLED);
            assertThat(sim.dut().signal("b").toInt()).isEqualTo(1);
            assertThat(sim.precision()).isEqualTo(org.cocobean.time.SimTime.fs(1));
        }
    }
}
