package org.cocobean.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.readOnly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.Lane;
import org.cocobean.Simulation;
import org.cocobean.internal.control.Control;
import org.cocobean.internal.launch.SimulationControl;
import org.cocobean.task.Obligation;
import org.cocobean.toy.Toy;
import org.cocobean.trigger.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Several tests one after the other in one simulation, without a simulator.
@Timeout(20)
class TestAfterTestTests {

    private Simulation sim;
    private SimulationControl control;

    @BeforeEach
    void start() {
        sim = Toy.start();
        control = Control.of(sim);
    }

    @AfterEach
    void close() {
        sim.close();
    }

    @Test
    void theNextTestHasNoTasksOfTheOneBefore() {
        List<String> done = new ArrayList<>();
        fork(() -> {
            await(ns(5));
            done.add("late");
        });
        await(ns(1));
        control.endTest(false);
        assertThat(Simulation.findCurrent()).isEmpty();
        control.adopt();
        assertThat(Simulation.current()).isSameAs(sim);
        await(ns(20));
        assertThat(done).isEmpty();
    }

    @Test
    void theNextTestBeginsSettledWithWhatWasWritten() {
        await(ns(1));
        sim.dut().signal("in").set(7);
        control.endTest(false);
        control.adopt();
        assertThat(sim.phase()).isEqualTo(Phase.SETTLED);
        assertThat(now()).isEqualTo(ns(1));
        assertThat(sim.dut().signal("comb").toInt()).isEqualTo(7);
    }

    @Test
    void afterTheEndOfATimeStepItBeginsOneStepLater() {
        await(ns(1));
        readOnly().await();
        control.endTest(false);
        control.adopt();
        assertThat(sim.phase()).isEqualTo(Phase.SETTLED);
        assertThat(now().minus(ns(1))).isEqualTo(sim.precision());
    }

    @Test
    void aTimeLimitEndsWithItsTest() {
        sim.limitTime(ns(5));
        control.endTest(false);
        control.adopt();
        await(ns(100));
        assertThat(now()).isEqualTo(ns(100));
    }

    @Test
    void aTestThatEndsWellWaitsForWhatItMustSeeFinished() {
        Countdown three = new Countdown(3);
        sim.mustFinish(three);
        control.endTest(false);
        assertThat(sim.time()).isEqualTo(ns(3));
        control.adopt();
        sim.mustFinish(new Countdown(5));
        control.endTest(true);
        assertThat(sim.time()).isEqualTo(ns(3));
        control.adopt();
    }

    @Test
    void notesThatCannotBeTakenFailTheTestAndEndItAllTheSame() {
        Lane.of("bus")
                .atEnd(() -> {
                    throw new IllegalStateException("no notes");
                });
        assertThatThrownBy(() -> control.endTest(false)).hasMessage("no notes");
        assertThat(Simulation.findCurrent()).isEmpty();
        control.adopt();
        control.endTest(false);
        control.adopt();
    }

    @Test
    void whatNeverFinishesFailsTheTest() {
        sim.mustFinish(
                new Obligation() {
                    @Override
                    public Optional<String> outstanding() {
                        return Optional.of("an answer");
                    }

                    @Override
                    public void finish() {}
                });
        assertThatThrownBy(() -> control.endTest(false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("never came to rest: outstanding: an answer");
        control.adopt();
    }

    @Test
    void simulationsMayEndInAnyOrder() {
        Simulation inner = Toy.start();
        assertThat(Simulation.current()).isSameAs(inner);
        sim.close();
        assertThat(Simulation.current()).isSameAs(inner);
        await(ns(1));
        inner.close();
        assertThat(Simulation.findCurrent()).isEmpty();
    }

    /// Is outstanding for some nanoseconds.
    private static final class Countdown implements Obligation {
        private int left;

        Countdown(int left) {
            this.left = left;
        }

        @Override
        public Optional<String> outstanding() {
            return left > 0 ? Optional.of(left + " to go") : Optional.empty();
        }

        @Override
        public void finish() {
            await(ns(1));
            left--;
        }
    }
}
