package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.task.TaskFailedError;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.SimTimeoutException;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.SAME_THREAD)
class SharedSimulationTests {

    @Design(top = "counter", sources = Trial.COUNTER)
    @SharedSimulation
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Shares {

        private static final Set<Object> SEEN = new HashSet<>();

        @HdlTest
        @Order(1)
        void resets(Dut dut, Simulation simulation, @SimDir Path directory) {
            SEEN.add(simulation);
            SEEN.add(directory);
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            dut.signal("rst").set(1);
            clk.cycles(1);
            dut.signal("rst").set(0);
            dut.signal("en").set(1);
            fork("left over", () -> await(ns(1_000_000)));
        }

        @HdlTest(timeout = "25 ns")
        @Order(2)
        void goesOnWhereTheLastOneEnded(Dut dut, Simulation simulation, @SimDir Path directory) {
            SEEN.add(simulation);
            SEEN.add(directory);
            assertThat(simulation.time()).isEqualTo(SimTime.ns(5));
            rising(dut.signal("clk")).times(2).await();
            assertThat(dut.signal("count")).hasValue(1);
        }

        @HdlTest(timeout = "25 ns", expectFailure = SimTimeoutException.class)
        @Order(3)
        void hasATimeoutOfItsOwn(Dut dut) {
            rising(dut.signal("clk")).times(20).await();
        }

        @Nested
        class Inner {

            @HdlTest
            void sharesToo(Simulation simulation) {
                SEEN.add(simulation);
                assertThat(simulation.time()).isEqualTo(SimTime.ns(50));
                assertThat(Simulation.current()).isSameAs(simulation);
            }
        }
    }

    @Test
    void theTestsOfAClassShareOneSimulation() {
        Shares.SEEN.clear();
        Trial trial = Trial.of(Shares.class);
        assertThat(trial.failures()).isEmpty();
        assertThat(trial.succeeded()).hasSize(4);
        assertThat(Shares.SEEN).hasSize(2);
        assertThat(Simulation.findCurrent()).isEmpty();
    }

    @Test
    void eachSimulatorHasOneForItself() {
        Shares.SEEN.clear();
        Trial trial = Trial.of(Shares.class, "cocobean.sim=icarus,icarus");
        assertThat(trial.failures()).isEmpty();
        assertThat(Shares.SEEN).hasSize(4);
    }

    @Test
    void itWorksInParallelRunsToo() {
        Shares.SEEN.clear();
        Trial trial =
                Trial.of(
                        Shares.class,
                        "junit.jupiter.execution.parallel.enabled=true",
                        "junit.jupiter.execution.parallel.mode.default=concurrent");
        assertThat(trial.failures()).isEmpty();
        assertThat(Shares.SEEN).hasSize(2);
    }

    @Design(top = "finish_early", sources = Trial.HDL + "finish_early.v")
    @SharedSimulation
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Breaks {

        @HdlTest
        @Order(1)
        void fails(Dut dut) {
            fork("monitor", () -> dut.signal("nothing"));
            await(ns(1));
        }

        @HdlTest
        @Order(2)
        void isNotTouchedByThat(Dut dut) {
            assertThat(dut.signal("cycles")).hasValue(0);
        }

        @HdlTest
        @Order(3)
        void finishes(Dut dut) {
            dut.signal("trigger").set(1);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(3);
        }

        @HdlTest
        @Order(4)
        void comesTooLate(Dut dut) {
            throw new AssertionError("must not run with " + dut);
        }
    }

    @Test
    void whenItBreaksOffTheRemainingTestsNameTheCulprit() {
        Trial trial = Trial.of(Breaks.class);
        assertThat(trial.succeeded()).hasSize(1);
        assertThat(trial.failures()).hasSize(3);
        assertThat(trial.failures().get(0)).isInstanceOf(TaskFailedError.class);
        assertThat(trial.failures().get(1)).hasMessageContaining("at 5 ns");
        assertThat(trial.failures().get(2))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining(
                        "share ended in SharedSimulationTests.Breaks.finishes on icarus; run this test alone");
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    abstract static class Errors {

        @HdlTest
        @Order(1)
        void passes(Dut dut) {
            dut.signal("error").set(0);
            Clock.of(dut.signal("clk"), ns(10)).start();
        }

        @HdlTest
        @Order(2)
        void reports(Dut dut) {
            dut.signal("error").set(1);
            rising(dut.signal("clk")).await();
        }

        @HdlTest
        @Order(3)
        void doesNotInheritThat(Dut dut) {
            dut.signal("error").set(0);
            rising(dut.signal("clk")).await();
        }

        @HdlTest
        @Order(4)
        void reportsAgain(Dut dut) {
            dut.signal("error").set(1);
            rising(dut.signal("clk")).times(2).await();
        }
    }

    @Design(top = "error_message", sources = Trial.HDL + "error_message.sv")
    @SharedSimulation
    static class VerilogErrors extends Errors {}

    @Design(top = "error_message", sources = Trial.HDL + "error_message.vhd")
    @SharedSimulation
    static class VhdlErrors extends Errors {}

    /// Lines come through a pipe: an error of the last step must not be taken for the next test's.
    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "ghdl", "ghdl", "ghdl"})
    void anErrorThatTheHdlReportsFailsTheTestInWhichItHappens(String simulator) {
        Trial trial =
                Trial.of(
                        simulator.equals("ghdl") ? VhdlErrors.class : VerilogErrors.class,
                        "cocobean.sim=" + simulator);
        assertThat(trial.succeeded()).hasSize(2);
        assertThat(trial.failures()).hasSize(2).allMatch(SimulationFailedError.class::isInstance);
        assertThat(trial.failures().get(0)).hasMessageContaining("an error, cycle 0");
        assertThat(trial.failures().get(1)).hasMessageContaining("an error, cycle 2");
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    @SharedSimulation
    static class Widths {

        @ParameterizedTest
        @ValueSource(ints = {8, 9})
        void differ(@HdlParameter("WIDTH") int width, Dut dut) {
            assertThat(dut.signal("count").width()).isEqualTo(width);
        }
    }

    @Test
    void oneSimulationCannotHaveTheParametersOfTwoTests() {
        assertThat(Trial.of(Widths.class).failure())
                .hasMessageContaining(
                        "runs with the parameters {WIDTH=8}, so a test cannot have {WIDTH=9}");
    }
}
