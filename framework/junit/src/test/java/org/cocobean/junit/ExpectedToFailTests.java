package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;

import java.util.List;
import org.cocobean.dut.Dut;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.Event;

class ExpectedToFailTests {

    private static final String BECAUSE = "issue 12";

    @Design(top = "error_message", sources = Trial.HDL + "error_message.sv")
    static class Known {

        @ExpectedToFail(because = BECAUSE)
        @HdlTest
        void inItsBody(Dut dut) {
            assertThat(dut.name()).isEqualTo("fifo");
        }

        @ExpectedToFail(on = "verilator", because = "another")
        @ExpectedToFail(
                on = {"ghdl", "icarus"},
                because = BECAUSE)
        @HdlTest
        void byTheHdl(Dut dut) {
            dut.signal("error").set(1);
            dut.signal("clk").set(1);
            await(ns(1));
        }

        @ExpectedToFail(because = BECAUSE)
        @Test
        void inATask(Dut dut) {
            fork(() -> {
                throw new IllegalStateException("boom in " + dut.name());
            });
            await(ns(1));
        }

        @ExpectedToFail(because = BECAUSE)
        @HdlTest(expectMessage = "boom")
        void becauseItDoesNotFailAsItShould(Dut dut) {
            assertThat(dut.name()).isEqualTo("error_message");
        }

        @Nested
        @ExpectedToFail(because = BECAUSE)
        class AllOfThem {

            @HdlTest
            void inAMarkedClass(Dut dut) {
                assertThat(dut.name()).isEqualTo("fifo");
            }
        }
    }

    @Test
    void aKnownFailureIsReportedAsSkippedWithItsReason() {
        Trial trial = Trial.of(Known.class);
        assertThat(trial.failures()).isEmpty();
        assertThat(trial.results().testEvents().aborted().stream())
                .hasSize(5)
                .allSatisfy(event ->
                        assertThat(message(event))
                                .startsWith(
                                        "expected to fail on icarus: issue 12 (it failed with "));
        assertThat(
                        trial.results().testEvents().aborted().stream()
                                .map(ExpectedToFailTests::message))
                .anyMatch(message -> message.contains("boom in error_message"));
        assertThat(trial.succeeded()).isEmpty();
    }

    private static String message(Event event) {
        return String.valueOf(
                event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage());
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Others {

        @ExpectedToFail(on = "icarus", because = BECAUSE)
        @HdlTest
        void passes(Dut dut) {
            assertThat(dut.name()).isEqualTo("counter");
        }

        @ExpectedToFail(on = "ghdl", because = BECAUSE)
        @HdlTest
        void failsOnAnother(Dut dut) {
            assertThat(dut.name()).isEqualTo("fifo");
        }

        @ExpectedToFail(because = BECAUSE)
        @Design(top = "counter", sources = "no/such/file.v")
        @Nested
        class Broken {

            @HdlTest
            void cannotBeBuilt(Dut dut) {
                assertThat(dut.name()).isEqualTo("counter");
            }
        }

        @ExpectedToFail(because = BECAUSE)
        @HdlTest
        void isLeftOut() {
            Assumptions.abort("not today");
        }
    }

    @Test
    void aPassAndWhatIsNotExpectedFail() {
        Trial trial = Trial.of(Others.class);
        assertThat(trial.failed()).hasSize(3);
        assertThat(trial.failures())
                .anyMatch(failure ->
                        String.valueOf(failure.getMessage())
                                .equals(
                                        "expected to fail on icarus (issue 12), but it passed: if the defect is gone, remove @ExpectedToFail"))
                .anyMatch(
                        failure -> String.valueOf(failure.getMessage()).contains("no/such/file.v"));
        assertThat(
                        trial.results().testEvents().aborted().stream()
                                .map(ExpectedToFailTests::message))
                .containsExactly("not today");
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Refused {

        @ExpectedToFail(because = BECAUSE)
        @HdlTest(expectFailure = AssertionError.class)
        void withBothMarks(Dut dut) {
            assertThat(dut.name()).isEqualTo("fifo");
        }
    }

    @Design(top = "no_such_top", sources = Trial.COUNTER)
    static class NotBuilt {

        @ExpectedToFail(because = BECAUSE)
        @HdlTest(expectFailure = AssertionError.class)
        void withBothMarks(Dut dut) {
            assertThat(dut.name()).isEqualTo("fifo");
        }
    }

    @Test
    void whatFailsBeforeTheSimulationIsNoKnownDefect() {
        for (String setting : List.of("cocobean.timeout=0", "cocobean.waves=maybe")) {
            assertThat(Trial.of(Refused.class, setting).failures())
                    .as(setting)
                    .hasSize(1)
                    .allSatisfy(failure ->
                            assertThat(failure).hasStackTraceContaining(setting.split("=", 2)[0]));
        }
        assertThat(Trial.of(NotBuilt.class).failures()).hasSize(1);
        assertThat(Trial.of(NotStarted.class).failures()).hasSize(1);
    }

    /// A parameter that the design does not have.
    @Design(top = "counter", sources = Trial.COUNTER, parameters = "NO_SUCH=1")
    static class NotStarted {

        @ExpectedToFail(because = BECAUSE)
        @HdlTest(expectFailure = AssertionError.class)
        void withBothMarks(Dut dut) {
            assertThat(dut.name()).isEqualTo("fifo");
        }
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Misspelt {

        @ExpectedToFail(on = "icarsu", because = BECAUSE)
        @HdlTest
        void passes(Dut dut) {
            assertThat(dut.name()).isEqualTo("counter");
        }
    }

    @Test
    void aMarkForNoSimulatorIsRefused() {
        assertThat(Trial.of(Misspelt.class).failure())
                .hasMessageContaining("on = \"icarsu\"")
                .hasMessageContaining("passes")
                .hasMessageContaining("icarus");
    }
}
