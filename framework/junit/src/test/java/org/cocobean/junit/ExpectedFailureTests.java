package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;

import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.task.TaskFailedError;
import org.cocobean.trigger.SimTimeoutException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

class ExpectedFailureTests {

    @Design(top = "error_message", sources = Trial.HDL + "error_message.sv")
    static class Met {

        @HdlTest(expectFailure = NoSuchHandleException.class, expectMessage = "there is no 'clkk'")
        void inTheBody(Dut dut) {
            dut.signal("clkk");
        }

        @HdlTest(expectFailure = AssertionError.class)
        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void inAParameterisedTest(int number, Dut dut) {
            assertThat(dut.signal("clk").width()).isEqualTo(1 + number);
        }

        @HdlTest(timeout = "100 ns", expectFailure = SimTimeoutException.class)
        void bySimulatedTimeout(Dut dut) {
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(20);
        }

        @HdlTest(expectFailure = TaskFailedError.class, expectMessage = "boom")
        void inATaskThatNobodyJoins(Dut dut) {
            fork(() -> {
                throw new IllegalStateException("boom in " + dut.name());
            });
            await(ns(1));
        }

        @HdlTest(expectFailure = SimulationFailedError.class, expectMessage = "an error, cycle 0")
        void reportedByTheHdl(Dut dut) {
            dut.signal("error").set(1);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(1);
            dut.signal("error").set(0);
            await(ns(100));
        }

        @HdlTest(expectFailure = IllegalStateException.class, expectMessage = "boom")
        void inATaskByItsOwnType(Dut dut) {
            fork(() -> {
                throw new IllegalStateException("boom in " + dut.name());
            });
            await(ns(1));
        }

        @HdlTest(expectMessage = "boom")
        void byMessageAlone() {
            throw new IllegalStateException("boom");
        }
    }

    @Test
    void aTestPassesIfItFailsAsExpected() {
        Trial trial = Trial.of(Met.class);
        assertThat(trial.failures()).isEmpty();
        assertThat(trial.succeeded()).hasSize(8);
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Passes {

        @HdlTest(expectFailure = IllegalStateException.class, expectMessage = "boom")
        void never(Dut dut) {
            assertThat(dut.name()).isEqualTo("counter");
        }
    }

    @Test
    void aTestThatPassesUnexpectedlyFails() {
        assertThat(Trial.of(Passes.class).failure())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage(
                        "expected a failure java.lang.IllegalStateException with a message containing \"boom\", but the test passed");
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class OtherType {

        @HdlTest(expectFailure = IllegalStateException.class)
        void failsOtherwise(Dut dut) {
            dut.signal("cuont");
        }
    }

    @Test
    void anotherTypeIsAFailureWithTheRealOneAsItsCause() {
        assertThat(Trial.of(OtherType.class).failure())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith(
                        "expected a failure java.lang.IllegalStateException, but it failed with org.cocobean.dut.NoSuchHandleException: there is no 'cuont' in counter")
                .hasCauseInstanceOf(NoSuchHandleException.class);
    }

    @Design(top = "error_message", sources = Trial.HDL + "error_message.sv")
    static class AndMore {

        @HdlTest(timeout = "100 ns", expectFailure = SimTimeoutException.class)
        void reportsAnErrorToo(Dut dut) {
            dut.signal("error").set(1);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(20);
        }
    }

    @Test
    void anExpectedFailureDoesNotHideAnotherOne() {
        assertThat(Trial.of(AndMore.class).failure())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith(
                        "expected a failure org.cocobean.trigger.SimTimeoutException, but it failed with org.cocobean.sim.SimulationFailedError: the HDL reported an error: ");
    }

    @Design(top = "error_message", sources = Trial.HDL + "error_message.sv")
    static class SameTypeOtherMessage {

        @HdlTest(expectFailure = AssertionError.class, expectMessage = "mine")
        void reportedByTheHdl(Dut dut) {
            dut.signal("error").set(1);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(1);
            throw new AssertionError("mine");
        }

        @HdlTest(expectFailure = AssertionError.class, expectMessage = "mine")
        void ofATask(Dut dut) {
            fork(() -> {
                throw new AssertionError("other in " + dut.name());
            });
            throw new AssertionError("mine");
        }

        @HdlTest(expectMessage = "mine")
        void byMessageAlone(Dut dut) {
            dut.signal("error").set(1);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(1);
            throw new IllegalStateException("mine");
        }
    }

    @Test
    void whoeverNamesTheMessageMeansNoOtherFailure() {
        Trial trial = Trial.of(SameTypeOtherMessage.class);
        assertThat(trial.succeeded()).isEmpty();
        assertThat(trial.failures())
                .hasSize(3)
                .allSatisfy(failure ->
                        assertThat(failure)
                                .isInstanceOf(AssertionFailedError.class)
                                .hasMessageContaining("with a message containing \"mine\", but"));
    }

    @Design(top = "fatal_early", sources = Trial.HDL + "fatal_early.sv")
    static class Fatal {

        @HdlTest(expectFailure = SimulationFailedError.class, expectMessage = "at 5 ns")
        void inTheMiddle(Dut dut) {
            dut.signal("trigger").set(1);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(3);
        }
    }

    @Test
    void anExpectedFatalIsOneFailureOnly() {
        assertThat(Trial.of(Fatal.class).failures()).isEmpty();
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class OtherMessage {

        @HdlTest(expectFailure = IllegalStateException.class, expectMessage = "bang")
        void failsOtherwise() {
            throw new IllegalStateException("boom");
        }
    }

    @Test
    void anotherMessageIsAFailure() {
        assertThat(Trial.of(OtherMessage.class).failure())
                .hasMessage(
                        "expected a failure java.lang.IllegalStateException with a message containing \"bang\", but it failed with java.lang.IllegalStateException: boom");
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class InPreparation {

        @BeforeEach
        void fails() {
            throw new IllegalStateException("boom");
        }

        @HdlTest(expectFailure = IllegalStateException.class)
        void never() {}
    }

    @Test
    void aFailureOfThePreparationIsNotTheExpectedOne() {
        assertThat(Trial.of(InPreparation.class).failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("boom");
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Assumes {

        @HdlTest(expectFailure = IllegalStateException.class)
        void nothing() {
            Assumptions.abort("not today");
        }
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Killed {

        @HdlTest(expectFailure = AssertionError.class)
        void inTheBody(Simulation sim) {
            kill(sim);
            await(ns(1));
        }

        @HdlTest(expectFailure = AssertionError.class)
        void inATask(Simulation sim) {
            fork(() -> {
                kill(sim);
                await(ns(1));
            });
            await(ns(5));
        }

        @HdlTest(expectFailure = IllegalStateException.class)
        void swallowed(Simulation sim) {
            kill(sim);
            try {
                await(ns(1));
            } catch (AssertionError e) {
                throw new IllegalStateException("another one");
            }
        }

        private static void kill(Simulation sim) {
            SimulatorOf.running(sim).destroyForcibly();
        }
    }

    @SharedSimulation
    static class KilledShared extends Killed {}

    @Design(top = "counter", sources = Trial.HDL + "no_such_file.v")
    static class NoSource {

        @HdlTest(expectFailure = RuntimeException.class)
        void never() {}
    }

    @Design(top = "no_such_top", sources = Trial.COUNTER)
    static class NoBuild {

        @HdlTest(expectFailure = RuntimeException.class)
        void never() {}
    }

    @Design(top = "endless_process", sources = Trial.HDL + "endless_process.v")
    static class TooLong {

        @HdlTest(expectFailure = AssertionError.class)
        void spins(Dut dut) {
            dut.signal("trigger").set(1);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Killed.class,
                KilledShared.class,
                NoSource.class,
                NoBuild.class,
                TooLong.class
            })
    void whatBreaksUnderATestIsNeverWhatItExpects(Class<?> tests) {
        Trial trial = Trial.of(tests, "cocobean.timeout=2 s");
        assertThat(trial.succeeded()).isEmpty();
        assertThat(trial.failures())
                .isNotEmpty()
                .allSatisfy(failure ->
                        assertThat(failure).hasMessageContaining(", but it failed with "));
    }

    @Test
    void anAssumptionIsNoFailure() {
        Trial trial = Trial.of(Assumes.class);
        assertThat(trial.failures()).isEmpty();
        assertThat(trial.results().testEvents().aborted().count()).isEqualTo(1);
    }
}
