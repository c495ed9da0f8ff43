package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.timer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.conformance.Installed;
import org.cocobean.dut.Dut;
import org.cocobean.internal.control.Control;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.time.SimTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;

/// A simulation that a test starts by itself and never closes.
@Timeout(120)
class StartedByHandTests {

    private static final HdlDesign ERRORS =
            HdlDesign.of("errors", Trial.HDL + "errors.sv").withPlusargs("form=error", "place=go");

    private static Simulation started(String simulator) {
        return Simulation.of(ERRORS).on(simulator).start();
    }

    /// The error comes in the last time step, without a wait.
    private static void complain(Simulation simulation) {
        simulation.dut().signal("go").set(0);
        timer(SimTime.ns(1)).await();
        simulation.dut().signal("go").set(1);
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class LeftOpen {

        @HdlTest
        void inTheTest(Simulation own) {
            complain(started(own.simulator()));
        }

        @HdlTest
        void besideOneThatIsClosed(Simulation own) {
            Simulation first = started(own.simulator());
            Simulation second = started(own.simulator());
            complain(second);
            first.close();
        }

        @Test
        @Timeout(value = 100, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void inAThreadOfItsOwn() {
            complain(started("icarus"));
        }
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class LeftOpenByTheInstance {

        final Simulation byHand = started("icarus");

        @Test
        void complains() {
            complain(byHand);
        }
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Closed {

        static Simulation ofAll;
        Simulation ofEach;

        @BeforeAll
        static void startForAll() {
            ofAll = started("icarus");
        }

        @BeforeEach
        void startForEach() {
            ofEach = started("icarus");
        }

        @Test
        void first(Dut own) {
            assertThat(Control.of(ofAll).isOpen()).isTrue();
        }

        @Test
        void second(Dut own) {
            assertThat(Control.of(ofAll).isOpen()).isTrue();
        }

        @AfterEach
        void closeThatOfEach() {
            assertThat(Control.of(ofEach).isOpen()).isTrue();
            ofEach.close();
        }

        @AfterAll
        static void closeThatOfAll() {
            ofAll.close();
            assertThat(Simulation.findCurrent()).isEmpty();
        }
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class LeftOpenByTheClass {

        static Simulation first;
        static Simulation second;

        @BeforeAll
        static void start() {
            first = started("icarus");
        }

        @BeforeAll
        static void startAnother() {
            second = started("icarus");
        }

        @Test
        void complains() {
            complain(second);
        }

        @Nested
        class Inside {

            @Test
            void runs(Dut own) {
                assertThat(Control.of(second).isOpen()).isTrue();
            }
        }
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class LeftOpenByTheInstanceOfTheClass {

        final Simulation byHand = started("icarus");

        @Test
        void complains() {
            complain(byHand);
        }
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class LeftOpenByTheEnd {

        @Test
        void passes() {}

        @AfterAll
        static void complainsLast() {
            complain(started("icarus"));
        }
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class LeftOpenWithoutAnError {

        static final List<Simulation> LEFT = new ArrayList<>();

        @HdlTest
        void passes() {
            LEFT.add(started("icarus"));
        }
    }

    @ParameterizedTest
    @CsvSource({"icarus, ''", "verilator, ''", "verilator, process"})
    void failsItsTestByTheErrorInIt(String simulator, String isolation) {
        Installed.require(simulator);
        Trial trial =
                Trial.of(
                        LeftOpen.class,
                        "cocobean.sim=" + simulator,
                        "cocobean.isolation=" + isolation);
        assertThat(trial.failures())
                .hasSize(3)
                .allSatisfy(failure ->
                        assertThat(failure)
                                .isInstanceOf(SimulationFailedError.class)
                                .hasMessageContaining("own error"));
        assertThat(Trial.note(trial.failures().getFirst()))
                .contains("the simulation of errors on", "left open by the test");
    }

    @Test
    void failsTheTestOfItsInstance() {
        Installed.require("icarus");
        assertThat(Trial.of(LeftOpenByTheInstance.class).failure())
                .isInstanceOf(SimulationFailedError.class);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                LeftOpenByTheClass.class,
                LeftOpenByTheInstanceOfTheClass.class,
                LeftOpenByTheEnd.class
            })
    void failsTheClassThatStartedIt(Class<?> tests) {
        Installed.require("icarus");
        Trial trial = Trial.of(tests);
        assertThat(trial.failure())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("own error");
        assertThat(Trial.note(trial.failure())).contains("left open by the class");
        assertThat(trial.failed()).isEmpty();
        assertThat(Simulation.findCurrent()).isEmpty();
    }

    static class WithoutADesign {

        static Simulation forgotten;

        @BeforeAll
        static void start() {
            forgotten = started("icarus");
        }

        @Test
        void passes() {}
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class InAThreadOfItsOwn {

        @Test
        void passes() throws InterruptedException {
            Thread.ofPlatform().start(() -> complain(started("icarus"))).join();
        }
    }

    static class ClosedWithTheSession {

        @RegisterExtension
        static final BeforeAllCallback START =
                context ->
                        context.getStore(
                                        ExtensionContext.StoreScope.LAUNCHER_SESSION,
                                        ExtensionContext.Namespace.GLOBAL)
                                .put("simulation", started("icarus"));

        @Test
        void passes() {}
    }

    /// Where nobody knows whose it is.
    @ParameterizedTest
    @CsvSource({
        "org.cocobean.junit.StartedByHandTests$WithoutADesign,       1",
        "org.cocobean.junit.StartedByHandTests$InAThreadOfItsOwn,    1",
        "org.cocobean.junit.StartedByHandTests$ClosedWithTheSession, 0"
    })
    void failsTheRunInTheEnd(Class<?> tests, int exit, @TempDir Path run) throws Exception {
        Installed.require("icarus");
        RecordTests.Ended ended = RecordTests.run(tests, run);
        assertThat(ended.exit()).as(ended.output()).isEqualTo(exit);
        assertThat(ended.output().contains("The tests left simulations open")).isEqualTo(exit == 1);
    }

    @Test
    void isLeftToThoseWhoCloseIt() {
        Installed.require("icarus");
        assertThat(
                        Trial.of(Closed.class).results().testEvents().finished().stream()
                                .map(event -> event.getRequiredPayload(TestExecutionResult.class)))
                .hasSize(2)
                .allMatch(result -> result.getStatus() == TestExecutionResult.Status.SUCCESSFUL);
    }

    @Test
    void isClosedWhereNothingWentWrong() {
        Installed.require("icarus");
        Trial trial = Trial.of(LeftOpenWithoutAnError.class);
        assertThat(trial.failures()).isEmpty();
        Simulation left = LeftOpenWithoutAnError.LEFT.getFirst();
        assertThat(Control.of(left).isOpen()).isFalse();
        assertThat(left.log()).content().contains("left open by the test");
    }
}
