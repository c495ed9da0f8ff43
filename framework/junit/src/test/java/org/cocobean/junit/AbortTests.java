package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;

import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.task.Task;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An assumption that does not hold ends a test, but hides no failure.
@Timeout(120)
class AbortTests {

    @Design(top = "error_message", sources = Trial.HDL + "error_message.sv")
    static class Failed {

        @HdlTest
        void theHdlReportedAnError(Dut dut) {
            dut.signal("error").set(1);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(1);
            dut.signal("error").set(0);
            await(ns(100));
            Assumptions.abort("not today");
        }

        @HdlTest
        void aTaskFailedUnseen(Dut dut) {
            Task<?> task =
                    fork(() -> {
                        throw new IllegalStateException("boom in " + dut.name());
                    });
            task.done().await();
            Assumptions.abort("not today");
        }

        @HdlTest
        void aTaskFailedAndWasSwallowed(Dut dut) {
            fork(() -> {
                throw new IllegalStateException("boom in " + dut.name());
            });
            try {
                await(ns(1));
            } catch (AssertionError e) {
                Assumptions.abort("not today");
            }
        }

        @HdlTest
        void aTaskFailsAfterAnotherAborted(Dut dut) {
            fork(() -> Assumptions.abort("not today"));
            fork(() -> {
                throw new IllegalStateException("boom in " + dut.name());
            });
            await(ns(1));
        }
    }

    @Test
    void aFailureThatHappenedStaysAFailure() {
        Trial trial = Trial.of(Failed.class);
        assertThat(trial.failed()).hasSize(4);
        assertThat(trial.failures())
                .extracting(Throwable::getMessage)
                .allMatch(text ->
                        text.contains("boom in error_message")
                                || text.contains("the HDL reported an error"));
    }

    @SharedSimulation
    @Design(top = "error_message", sources = Trial.HDL + "error_message.sv")
    static class FailedShared {

        @HdlTest
        void aTaskFailedUnseen(Dut dut) {
            Task<?> task =
                    fork(() -> {
                        throw new IllegalStateException("boom in " + dut.name());
                    });
            task.done().await();
            Assumptions.abort("not today");
        }
    }

    @Test
    void alsoInASharedSimulation() {
        assertThat(Trial.of(FailedShared.class).failure()).hasMessageContaining("boom");
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Aborted {

        @HdlTest
        void inATaskThatNobodyJoins(Dut dut) {
            fork(() -> Assumptions.abort("not today, " + dut.name()));
            await(ns(1));
            throw new AssertionError("went on");
        }

        @HdlTest
        void inATaskThatIsJoinedLater(Dut dut) {
            Task<?> task = fork(() -> Assumptions.abort("not today, " + dut.name()));
            await(ns(1));
            task.join();
        }

        @HdlTest
        void inATaskThatWasDoneWhenItWasJoined(Dut dut) {
            Task<?> task = fork(() -> Assumptions.abort("not today, " + dut.name()));
            task.done().await();
            task.join();
        }

        @HdlTest(expectFailure = AssertionError.class)
        void whereAFailureWasExpected(Dut dut) {
            fork(() -> Assumptions.abort("not today, " + dut.name()));
            await(ns(1));
        }
    }

    @Test
    void anAbortInATaskAbortsTheTest() {
        Trial trial = Trial.of(Aborted.class);
        assertThat(trial.failures()).isEmpty();
        assertThat(trial.results().testEvents().aborted().count()).isEqualTo(4);
    }
}
