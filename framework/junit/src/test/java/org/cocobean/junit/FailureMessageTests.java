package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.readOnly;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.Cocobean.us;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.task.DeadlockError;
import org.cocobean.task.TaskFailedError;
import org.cocobean.trigger.SimTimeoutException;
import org.cocobean.value.UnresolvedValueException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;

/// What a user reads when something is wrong.
class FailureMessageTests {

    private static Throwable failureOf(Class<?> type, String method, String... settings) {
        return Trial.of(DiscoverySelectors.selectMethod(type, method, Dut.class), settings)
                .failure();
    }

    // ---- designs that cannot be built

    static class Unbuildable {

        @HdlTest
        @Design(top = "syntax_error", sources = Trial.HDL + "syntax_error.v")
        void syntaxError(Dut dut) {}

        @HdlTest
        @Design(top = "cuonter", sources = Trial.COUNTER)
        void wrongTop(Dut dut) {}

        @HdlTest
        @Design(top = "counter", sources = "rtl/cuonter.v")
        void missingSource(Dut dut) {}

        @HdlTest
        @Design(top = "missing_module", sources = Trial.HDL + "missing_module.v")
        void missingModule(Dut dut) {}

        @HdlTest
        @Design(top = "counter", sources = Trial.COUNTER, parameters = "WIDTH")
        void halfAParameter(Dut dut) {}

        @HdlTest
        @Design(
                top = "counter",
                sources = Trial.COUNTER,
                parameters = {"WIDTH=4", "WIDTH = 8"})
        void twoOfOneName(Dut dut) {}

        @HdlTest
        @Design(top = "counter", sources = Trial.COUNTER, parameters = "width = 8")
        void wrongLetters(Dut dut) {}
    }

    @Test
    void aSyntaxErrorIsToldWithFileAndLineOfTheTool() {
        assertThat(failureOf(Unbuildable.class, "syntaxError"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("compiling 'syntax_error' failed")
                .hasMessageContaining("syntax_error.v:6: syntax error")
                .hasMessageContaining("log: ");
    }

    @Test
    void aWrongTopIsToldByTheTool() {
        assertThat(failureOf(Unbuildable.class, "wrongTop"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("compiling 'cuonter' failed")
                .hasMessageContaining("Unable to find the root module \"cuonter\"");
    }

    @Test
    void twoValuesOfOneParameterAreRefused() {
        assertThat(failureOf(Unbuildable.class, "twoOfOneName"))
                .hasMessage(
                        "@Design(top = \"counter\") has parameters = \"WIDTH = 8\", but 'WIDTH' has"
                                + " a value before that: which is meant?");
    }

    @Test
    void aParameterInWrongLettersIsToldWithTheRightOnes() {
        assertThat(failureOf(Unbuildable.class, "wrongLetters"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining(
                        "there is no parameter 'width' in 'counter'; nearest names: WIDTH");
    }

    @Test
    void aMissingSourceIsToldWithThePathThatWasTried() {
        assertThat(failureOf(Unbuildable.class, "missingSource"))
                .hasMessage(
                        "the source 'rtl/cuonter.v' of design 'counter' does not exist: looked for "
                                + Path.of("rtl/cuonter.v").toAbsolutePath()
                                + " (relative paths start at the project directory)");
    }

    @Test
    void aMissingModuleIsToldByTheTool() {
        assertThat(failureOf(Unbuildable.class, "missingModule"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("Unknown module type: no_such_module");
    }

    @Test
    void aParameterWithoutValueIsRefused() {
        assertThat(failureOf(Unbuildable.class, "halfAParameter"))
                .hasMessageContaining(
                        "@Design(top = \"counter\") has parameters = \"WIDTH\": write NAME=value, such as WIDTH=8");
    }

    // ---- tests that are wrong

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Wrong {

        @HdlTest
        void unknownSignal(Dut dut) {
            dut.signal("cuont");
        }

        @HdlTest
        void tooWide(Dut dut) {
            dut.signal("en").set(2);
        }

        @HdlTest
        void unresolved(Dut dut) {
            dut.signal("count").toInt();
        }

        @HdlTest
        void writesAtTheEnd(Dut dut) {
            readOnly().await();
            dut.signal("en").set(1);
        }

        @HdlTest(timeout = "1 us")
        void neverEnds(Dut dut) {
            Clock.of(dut.signal("clk"), ns(10)).start();
            rising(dut.signal("count")).await();
        }

        @HdlTest(timeout = "1 us")
        void waitsForever(Dut dut) {
            Clock.of(dut.signal("clk"), ns(10)).start();
            rising(dut.signal("rst")).await();
        }

        @HdlTest
        void deadlock(Dut dut) {
            rising(dut.signal("rst")).await();
        }

        @HdlTest
        void backgroundTask(Dut dut) {
            fork(
                    "monitor",
                    () -> {
                        await(ns(5));
                        dut.signal("cuont");
                    });
            await(us(1));
        }

        @HdlTest
        void awaitsInAnotherThread(Dut dut) throws Exception {
            AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
            Thread other =
                    Thread.ofPlatform()
                            .name("other")
                            .unstarted(() -> rising(dut.signal("clk")).await());
            other.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
            other.start();
            other.join();
            throw new AssertionError("from the other thread", thrown.get());
        }
    }

    @Test
    void anUnknownSignalIsToldWithTheNearestNames() {
        assertThat(failureOf(Wrong.class, "unknownSignal"))
                .isInstanceOf(NoSuchHandleException.class)
                .hasMessageStartingWith(
                        "there is no 'cuont' in counter; nearest names there: count");
    }

    @Test
    void aValueThatDoesNotFitIsToldWithWidthAndSignal() {
        assertThat(failureOf(Wrong.class, "tooWide"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("counter.en")
                .hasMessageContaining("1 bit");
    }

    @Test
    void anUnresolvedValueIsToldWithItsBits() {
        assertThat(failureOf(Wrong.class, "unresolved"))
                .isInstanceOf(UnresolvedValueException.class)
                .hasMessageContaining("XXXXXXXX");
    }

    @Test
    void aWriteInTheReadOnlyPhaseIsToldWithSignalPhaseAndRemedy() {
        assertThat(failureOf(Wrong.class, "writesAtTheEnd"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("counter.en")
                .hasMessageContaining("END");
    }

    @Test
    void aTestThatTakesTooMuchSimulatedTimeIsToldWithWhatItWaitsFor() {
        assertThat(failureOf(Wrong.class, "waitsForever"))
                .isInstanceOf(SimTimeoutException.class)
                .hasMessageContaining("1 us")
                .hasMessageContaining("rst");
    }

    @Test
    void aSignalTooWideForAnEdgeIsToldAtOnce() {
        assertThat(failureOf(Wrong.class, "neverEnds"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("counter.count");
    }

    @Test
    void aDeadlockIsToldWithWhoWaitsForWhat() {
        assertThat(failureOf(Wrong.class, "deadlock"))
                .isInstanceOf(DeadlockError.class)
                .hasMessageContaining("deadlock")
                .hasMessageContaining("test")
                .hasMessageContaining("rst");
    }

    @Test
    void aFailingBackgroundTaskIsToldWithNameTimeAndCause() {
        assertThat(failureOf(Wrong.class, "backgroundTask"))
                .isInstanceOf(TaskFailedError.class)
                .hasMessageContaining("monitor failed at 5 ns")
                .hasCauseInstanceOf(NoSuchHandleException.class);
    }

    @Test
    void awaitOutsideATaskIsToldWithTheThread() {
        assertThat(failureOf(Wrong.class, "awaitsInAnotherThread").getCause())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("this thread (other)");
    }

    // ---- designs that end

    static class Ends {

        @HdlTest
        @Design(top = "finish_early", sources = Trial.HDL + "finish_early.v")
        void finish(Dut dut) {
            dut.signal("trigger").set(1);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(3);
        }

        @HdlTest
        @Design(top = "fatal_early", sources = Trial.HDL + "fatal_early.sv")
        void fatal(Dut dut) {
            dut.signal("trigger").set(1);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(3);
        }

        @HdlTest
        @Design(
                top = "fatal_at_start",
                sources = Trial.HDL + "fatal_at_start.sv",
                parameters = "CHECKED=0")
        void fatalAtStart(Dut dut) {}

        @HdlTest
        @Design(top = "error_message", sources = Trial.HDL + "error_message.sv")
        void error(Dut dut) {
            dut.signal("error").set(1);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(1);
        }
    }

    @Test
    void anEarlyFinishIsToldWithFileAndLine() {
        assertThat(failureOf(Ends.class, "finish"))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("the HDL ended the simulation at 5 ns, before the test did")
                .hasMessageContaining("finish_early.v:13");
    }

    @Test
    void aFatalIsToldWithItsTextFileAndLine() {
        assertThat(failureOf(Ends.class, "fatal"))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("the design gave up after 0 cycles")
                .hasMessageContaining("fatal_early.sv:12");
    }

    @Test
    void aFatalAtTheStartIsToldWithItsTextFileAndLine() {
        assertThat(failureOf(Ends.class, "fatalAtStart"))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("CHECKED must be above 0, it is 0")
                .hasMessageContaining("fatal_at_start.sv:12");
    }

    @Test
    void anErrorThatTheHdlReportsFailsATestThatWouldPass() {
        assertThat(failureOf(Ends.class, "error"))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("the HDL reported an error: ")
                .hasMessageContaining("an error, cycle 0");
    }

    // ---- what is added to every failure

    @Test
    void everyFailureTellsSeedTimeDirectoryLogAndHowToRepeatIt() throws Exception {
        Throwable failure = failureOf(Wrong.class, "waitsForever", "cocobean.seed=123");
        String note = Trial.note(failure);
        assertThat(note)
                .startsWith(
                        "FailureMessageTests.Wrong.waitsForever on icarus: seed 123, repeat with -Dcocobean.seed=123 -Dcocobean.sim=icarus\n  simulated time: 1 us\n  directory: ")
                .contains("\n  log: ")
                .contains("\n  waves: none, repeat with -Dcocobean.waves=on\n")
                .endsWith("/docs/failures/simulated-time-over.md");
        Path log =
                Path.of(
                        note.lines()
                                .filter(l -> l.startsWith("  log: "))
                                .findFirst()
                                .orElseThrow()
                                .substring(7));
        assertThat(Files.readAllLines(log))
                .startsWith(
                        "# FailureMessageTests.Wrong.waitsForever on icarus: seed 123, repeat with -Dcocobean.seed=123")
                .anyMatch(line -> line.startsWith("# 1 us: the test failed: "));
    }
}
