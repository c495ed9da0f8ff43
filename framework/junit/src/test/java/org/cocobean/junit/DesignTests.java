package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.cocobean.Cocobean;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.session.BuildFailedException;
import org.cocobean.time.SimTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesignTests {

    interface Counter extends Dut {
        Signal clk();

        Signal rst();

        Signal en();

        Signal count();
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Samples {

        private boolean prepared;

        @BeforeEach
        void reset(Counter dut) {
            Clock clk = Clock.of(dut.clk(), ns(10)).start();
            dut.en().set(0);
            dut.rst().set(1);
            clk.cycles(2);
            dut.rst().set(0);
            prepared = true;
        }

        @AfterEach
        void isStillThere(Counter dut, Simulation simulation) {
            assertThat(dut.count()).isResolved();
            assertThat(simulation.isOver()).isFalse();
        }

        @HdlTest
        void countsWhileEnabled(Counter dut) {
            dut.en().set(1);
            Cocobean.rising(dut.clk()).times(6).await();
            assertThat(dut.count()).hasValue(5);
        }

        @HdlTest
        @Tag("fresh")
        void beginsAfresh(Counter dut, Simulation simulation) {
            assertThat(dut.count()).hasValue(0);
            assertThat(simulation.time()).isEqualTo(SimTime.ns(15));
            assertThat(prepared).isTrue();
        }

        @Test
        void plainTestsWorkToo(
                Simulation simulation,
                Random random,
                RandomGenerator generator,
                @SimDir Path directory,
                @TempDir Path other) {
            assertThat(simulation.directory()).isEqualTo(directory).isNotEqualTo(other);
            assertThat(generator).isSameAs(random);
            assertThat(simulation).isSameAs(Simulation.current());
        }

        @HdlTest(timeout = "1 us")
        @ParameterizedTest
        @ValueSource(ints = {8, 16})
        void width(@HdlParameter("WIDTH") int width, Counter dut) {
            assertThat(dut.count().width()).isEqualTo(width);
        }

        @RepeatedTest(2)
        void repeated(Dut dut) {
            assertThat(dut.name()).isEqualTo("counter");
        }

        @Nested
        class Inner {

            @BeforeEach
            void enable(Counter dut) {
                dut.en().set(1);
            }

            @HdlTest
            void inherits(Counter dut) {
                Cocobean.rising(dut.clk()).times(2).await();
                assertThat(dut.count()).hasValue(1);
            }
        }
    }

    @Test
    void testsOfAllKindsGetWhatTheyAskFor() {
        Trial trial = Trial.of(Samples.class);
        assertThat(trial.failures()).isEmpty();
        assertThat(trial.succeeded())
                .containsExactly(
                        "DesignTests$Samples > icarus > Inner > inherits(Counter) > on icarus",
                        "DesignTests$Samples > icarus > beginsAfresh(Counter, Simulation) > on icarus",
                        "DesignTests$Samples > icarus > countsWhileEnabled(Counter) > on icarus",
                        "DesignTests$Samples > icarus > plainTestsWorkToo(Simulation, Random, RandomGenerator, Path, Path)",
                        "DesignTests$Samples > icarus > repeated(Dut) > repetition 1 of 2",
                        "DesignTests$Samples > icarus > repeated(Dut) > repetition 2 of 2",
                        "DesignTests$Samples > icarus > width(int, Counter) > [1] width = 8",
                        "DesignTests$Samples > icarus > width(int, Counter) > [2] width = 16");
    }

    /// A subclass inherits the design; a method's own takes its place.
    static class Subclass extends Base {

        @HdlTest
        void inherits(Dut dut) {
            assertThat(dut.name()).isEqualTo("counter");
        }

        @HdlTest
        @Design(top = "no_events", sources = Trial.HDL + "no_events.v")
        void hasItsOwn(Dut dut) {
            assertThat(dut.signal("b").width()).isEqualTo(1);
        }
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    abstract static class Base {}

    @Test
    void theNearestDesignCounts() {
        Trial trial = Trial.of(Subclass.class);
        assertThat(trial.failures()).isEmpty();
        assertThat(trial.succeeded()).hasSize(2);
    }

    static class WithoutClassDesign {

        @HdlTest
        @Design(top = "counter", sources = Trial.COUNTER)
        void runsOnEach(Dut dut) {
            assertThat(dut.name()).isEqualTo("counter");
        }

        @HdlTest
        void hasNone(Dut dut) {
            throw new AssertionError("must not run with " + dut);
        }
    }

    @Test
    void aDesignOnAMethodAloneRunsOnEachSimulatorToo() {
        Trial trial = Trial.of(WithoutClassDesign.class, "cocobean.sim=icarus,icarus");
        assertThat(trial.succeeded())
                .containsExactly(
                        "DesignTests$WithoutClassDesign > runsOnEach(Dut) > on icarus",
                        "DesignTests$WithoutClassDesign > runsOnEach(Dut) > on icarus");
        assertThat(trial.failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "org.cocobean.junit.DesignTests$WithoutClassDesign asks for a simulation but names no design: annotate it with @Design(top = \"...\", sources = \"...\")");
    }

    @Design(
            top = "plusargs",
            sources = Trial.HDL + "plusargs.v",
            plusargs = {"test1", "number=42"})
    static class Arguments {

        @HdlTest
        void arrive(Dut dut) {
            assertThat(dut.signal("has_test1")).isHigh();
            assertThat(dut.signal("has_foo")).isLow();
            assertThat(dut.signal("number")).hasValue(42);
        }
    }

    @Test
    void plusargsReachTheDesign() {
        assertThat(Trial.of(Arguments.class).failures()).isEmpty();
    }

    @Design(top = "counter", sources = Trial.COUNTER, parameters = " WIDTH = 12 ")
    static class Parameters {

        @HdlTest
        void ofTheAnnotation(Dut dut) {
            assertThat(dut.signal("count").width()).isEqualTo(12);
        }

        @ParameterizedTest
        @ValueSource(strings = "5")
        void ofTheTestWin(@HdlParameter("WIDTH") String width, Dut dut) {
            assertThat(dut.signal("count").width()).isEqualTo(5);
            assertThat(width).isEqualTo("5");
        }
    }

    @Test
    void parametersComeFromTheAnnotationAndTheTest() {
        assertThat(Trial.of(Parameters.class).failures()).isEmpty();
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class MisspeltParameter {

        @ParameterizedTest
        @ValueSource(ints = {8, 16})
        void sweep(@HdlParameter("WIDHT") int width, Dut dut) {
            throw new AssertionError("must not run with " + width + " in " + dut);
        }
    }

    @Test
    void aSweepOverAMisspeltParameterFailsEachTimeWithTheNearestName() {
        assertThat(Trial.of(MisspeltParameter.class).failures())
                .hasSize(2)
                .allSatisfy(failure ->
                        assertThat(failure)
                                .isInstanceOf(BuildFailedException.class)
                                .hasMessageContaining(
                                        "there is no parameter 'WIDHT' in 'counter'; nearest names: WIDTH"));
    }

    @Design(top = "readmemh_relative", sources = Trial.HDL + "readmemh_relative.v")
    static class Tables {

        @BeforeEach
        void writeTable(@SimDir Path directory) throws Exception {
            Files.writeString(directory.resolve("table.hex"), "a5 ".repeat(16));
        }

        @HdlTest
        void areThereWhenTheSimulationStarts(Dut dut) {
            assertThat(dut.signal("data").width()).isEqualTo(8);
            assertThat(dut.array("table_rom").at(3)).hasValue(0xa5);
        }
    }

    @Test
    void filesCanBePreparedBeforeTheSimulationStarts() {
        assertThat(Trial.of(Tables.class).failures()).isEmpty();
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class InBeforeAll {

        @BeforeAll
        @SuppressWarnings("DoNotCallSuggester")
        static void wants(Dut dut) {
            throw new AssertionError("must not run with " + dut);
        }

        @HdlTest
        void never() {}
    }

    @Test
    void thereIsNoSimulationOutsideOfATest() {
        assertThat(Trial.of(InBeforeAll.class).failure())
                .hasMessageContaining("asks for")
                .hasMessageContaining(
                        "but there is one per test method: ask for it in the test, in @BeforeEach or @AfterEach");
    }

    interface Misspelt extends Dut {
        Signal clk();

        Signal cuont();
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class WrongInterface {

        @HdlTest
        void never(Misspelt dut) {
            throw new AssertionError("must not run with " + dut);
        }
    }

    @Test
    void typedInterfacesAreCheckedBeforeTheTestBegins() {
        assertThat(Trial.of(WrongInterface.class).failure())
                .isInstanceOf(NoSuchHandleException.class)
                .hasMessageContaining("cuont()")
                .hasMessageContaining("count");
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Uses {

        @HdlTest
        void currentSimulationWithoutParameters() {
            assertThat(Simulation.current().dut().name()).isEqualTo("counter");
        }
    }

    @Test
    void anHdlTestHasASimulationEvenIfItAsksForNone() {
        assertThat(Trial.of(Uses.class).failures()).isEmpty();
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class InConstructor {

        private final Dut dut;

        InConstructor(Dut dut) {
            this.dut = dut;
        }

        @HdlTest
        void getsTheSimulationOfTheTest(Dut same) {
            assertThat(dut).isSameAs(same);
        }

        @ParameterizedTest
        @ValueSource(ints = 16)
        void isTooEarlyForParameters(@HdlParameter("WIDTH") int width) {
            throw new AssertionError("must not run with " + width);
        }
    }

    @Test
    void theConstructorCanAskTooUnlessParametersDecide() {
        Trial trial = Trial.of(InConstructor.class);
        assertThat(trial.succeeded()).hasSize(1);
        assertThat(trial.failure())
                .hasMessage(
                        "the constructor of org.cocobean.junit.DesignTests$InConstructor asked for the simulation before the parameters of the test were known: ask for it in @BeforeEach or in the test");
    }
}
