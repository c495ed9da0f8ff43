package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.task.DeadlockError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavesTests {

    /// The line of a note that says where the waves are.
    private static String waves(Throwable failure) {
        return Trial.note(failure)
                .lines()
                .filter(line -> line.startsWith("  waves: "))
                .findFirst()
                .orElseThrow()
                .substring(9);
    }

    private static Path file(String waves) {
        return Path.of(waves.split(" \\(", 2)[0]);
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Fails {

        @HdlTest
        void always(Dut dut) {
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(3);
            throw new IllegalStateException("boom");
        }
    }

    @Test
    void aFailedTestIsRepeatedWithWaves() throws Exception {
        Throwable failure = Trial.of(Fails.class, "cocobean.waves=failure").failure();
        assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("boom");
        assertThat(waves(failure)).endsWith(" (from a repetition with the same seed)");
        assertThat(Files.size(file(waves(failure)))).isPositive();
        assertThat(file(waves(failure))).hasFileName("waves.fst");
    }

    @Test
    void withWavesOnAFailedTestNamesItsOwn() throws Exception {
        String waves = waves(Trial.of(Fails.class, "cocobean.waves=on").failure());
        assertThat(Path.of(waves)).hasFileName("waves.fst");
        assertThat(Files.size(Path.of(waves))).isPositive();
    }

    @Test
    void withWavesOffAFailedTestSaysHowToGetThem() {
        assertThat(waves(Trial.of(Fails.class, "cocobean.waves=off").failure()))
                .isEqualTo("none, repeat with -Dcocobean.waves=on");
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class LosesItsSimulator {

        @HdlTest
        void dies(Simulation sim) {
            Clock.of(sim.dut().signal("clk"), ns(10)).start().cycles(3);
            SimulatorOf.running(sim).destroyForcibly();
            await(ns(1000));
        }
    }

    @Test
    void wavesThatCannotBeOpenedAreNotNamed() {
        String on = waves(Trial.of(LosesItsSimulator.class, "cocobean.waves=on").failure());
        assertThat(on).startsWith("none that can be opened, since the simulator died");
        String later = waves(Trial.of(LosesItsSimulator.class, "cocobean.waves=failure").failure());
        assertThat(later).startsWith("none, the repetition with waves wrote none: ");
    }

    @Test
    void anUnknownSettingIsRefused() {
        assertThat(Trial.of(Fails.class, "cocobean.waves=maybe").failure())
                .hasMessageContaining(
                        "The setting cocobean.waves is 'maybe', but must be on, failure or off.");
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class FailsOnce {

        private static final AtomicInteger RUNS = new AtomicInteger();

        @HdlTest
        void theFirstTime(Dut dut) {
            assertThat(RUNS.incrementAndGet()).as("runs of " + dut.path()).isNotEqualTo(1);
        }
    }

    @Test
    void aRepetitionThatPassesIsPointedOutAndTheTestStillFails() {
        FailsOnce.RUNS.set(0);
        Trial trial = Trial.of(FailsOnce.class, "cocobean.waves=failure");
        assertThat(waves(trial.failure()))
                .endsWith(
                        " (from a repetition with the same seed, which PASSED: the test depends on something besides its seed, such as time, files or other tests)");
        assertThat(FailsOnce.RUNS).hasValue(2);
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class SomeFail {

        @ParameterizedTest
        @ValueSource(ints = {8, 9, 10})
        void notEight(@HdlParameter("WIDTH") int width, Dut dut, @SimDir Path directory)
                throws Exception {
            Files.writeString(directory.resolve("width"), Integer.toString(width));
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(1);
            assertThat(dut.signal("count").width()).isNotEqualTo(9);
        }
    }

    @Test
    void onlyTheFailedInvocationIsRepeatedWithItsParameters() throws Exception {
        Trial trial =
                Trial.of(SomeFail.class, "cocobean.waves=failure", "cocobean.sim=icarus,icarus");
        assertThat(trial.succeeded()).hasSize(4);
        assertThat(trial.failures()).hasSize(2);
        for (Throwable failure : trial.failures()) {
            assertThat(waves(failure)).endsWith(" (from a repetition with the same seed)");
            assertThat(file(waves(failure)).resolveSibling("width")).hasContent("9");
        }
    }

    @Design(top = "syntax_error", sources = Trial.HDL + "syntax_error.v")
    static class Unbuildable {

        @HdlTest
        void never(Dut dut) {}
    }

    @Test
    void aTestThatHadNoSimulationIsNotRepeated() {
        assertThat(Trial.note(Trial.of(Unbuildable.class, "cocobean.waves=failure").failure()))
                .doesNotContain("waves");
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    @Waves(Waves.Mode.OFF)
    static class Annotated {

        @HdlTest
        @Waves
        void on(Dut dut, @SimDir Path directory) {
            throw new IllegalStateException("on " + dut + directory);
        }

        @HdlTest
        void off(Dut dut) {
            dut.signal("clk").rising().await();
        }
    }

    @Test
    void theAnnotationCountsUnlessASettingIsGiven() {
        List<Throwable> failures = Trial.of(Annotated.class, "cocobean.waves=").failures();
        assertThat(failures).hasSize(2);
        for (Throwable failure : failures) {
            if (failure instanceof DeadlockError) {
                assertThat(waves(failure)).isEqualTo("none, repeat with -Dcocobean.waves=on");
            } else {
                assertThat(Path.of(waves(failure))).exists();
            }
        }
        assertThat(Trial.of(Annotated.class, "cocobean.waves=off").failures())
                .allSatisfy(failure ->
                        assertThat(waves(failure))
                                .isEqualTo("none, repeat with -Dcocobean.waves=on"));
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Passes {

        private static final AtomicInteger RUNS = new AtomicInteger();

        @HdlTest
        void always(Dut dut) {
            RUNS.incrementAndGet();
        }

        @HdlTest(expectFailure = IllegalStateException.class)
        void asExpected(Dut dut) {
            RUNS.incrementAndGet();
            throw new IllegalStateException(dut.path());
        }
    }

    @Test
    void testsThatPassAreNotRepeated() {
        Passes.RUNS.set(0);
        assertThat(Trial.of(Passes.class, "cocobean.waves=failure").failures()).isEmpty();
        assertThat(Passes.RUNS).hasValue(2);
    }
}
