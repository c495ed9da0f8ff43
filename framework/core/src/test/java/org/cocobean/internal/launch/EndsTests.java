package org.cocobean.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;

import java.nio.file.Path;
import java.time.Duration;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.internal.control.Control;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.SimulatorDiedError;
import org.cocobean.toy.Toy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Launch, output and verdict of a simulation, without a simulator.
@Timeout(20)
class EndsTests {

    @TempDir private Path directory;

    @Test
    void aSimulationIsBuiltStartedAndEndedInItsDirectory() {
        Simulation sim =
                Simulation.of(Toy.design("greeting=hello")).on("toy").in(directory).start();
        try (sim) {
            assertThat(sim.simulator()).isEqualTo("toy");
            assertThat(sim.directory()).isEqualTo(directory);
            await(ns(1));
        }
        assertThat(sim.log()).content().contains("hello\n").contains("toy: final\n");
        assertThat(directory).isDirectoryNotContaining(file -> file.toString().endsWith(".so"));
    }

    @Test
    void anErrorInTheOutputFailsATestThatSawNothing() {
        Simulation sim =
                Simulation.of(Toy.design("greeting=error at toy.v:3: the sum is wrong"))
                        .on("toy")
                        .start();
        assertThatThrownBy(sim::close)
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("toy.v:3: the sum is wrong")
                .hasMessageContaining("log: " + sim.log());
    }

    @Test
    void aDesignThatEndsBeforeTheTestIsNoPass() {
        try (Simulation sim = Toy.start()) {
            Clock.of(sim.dut().signal("clk"), ns(10)).start();
            sim.dut().signal("stop").set(1);
            assertThatThrownBy(() -> rising(sim.dut().signal("clk")).times(9).await())
                    .isInstanceOf(SimulationFailedError.class)
                    .hasMessageContaining("before the test did: toy.v:12: $finish");
            assertThat(sim.isOver()).isTrue();
            Control.of(sim).endTest(true);
        } catch (SimulationFailedError e) {
            assertThat(e).hasMessageContaining("toy.v:12");
        }
    }

    @Test
    void aSimulationThatTakesTooLongIsStoppedAndToldSo() {
        Simulation sim = Toy.setup().withWallTimeout(Duration.ofMillis(200)).start();
        Clock.of(sim.dut().signal("clk"), ns(10)).start();
        assertThatThrownBy(() -> rising(sim.dut().signal("en")).await())
                .isInstanceOf(SimulatorDiedError.class)
                .hasMessageContaining("wall-clock timeout of 200 ms")
                .hasMessageContaining("rising(toy.en)");
        Control.of(sim).close(new AssertionError("the failure that the test has already"));
    }

    @Test
    void twoTestsShareASimulation() {
        try (Simulation sim = Toy.start()) {
            sim.dut().signal("in").set(4);
            Control.of(sim).endTest(false);
            Control.of(sim).adopt();
            assertThat(sim.dut().signal("comb").toInt()).isEqualTo(4);
        }
    }
}
