package org.cocobean.junit;

import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.readOnly;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.Cocobean.us;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.session.junit.Firmware;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests as people write them who are new here.
@Design(top = "counter", sources = Trial.COUNTER)
class Mistakes {

    static final String OWN = "src/test/resources/mistakes/";

    private static long spins;

    /// Nothing ends what is left behind, but it must not take a core from the tests that follow.
    static volatile boolean over;

    @HdlTest
    void misspeltSignal(Dut dut) {
        dut.signal("cuont");
    }

    interface Misspelt extends Dut {
        Signal cuont();
    }

    @HdlTest
    void misspeltInAnInterface(Misspelt dut) {}

    @HdlTest
    void tooWide(Dut dut) {
        dut.signal("en").set(2);
    }

    @HdlTest
    void noClock(Dut dut) {
        rising(dut.signal("clk")).await();
    }

    @HdlTest
    void clockNotStarted(Dut dut) {
        Clock.of(dut.signal("clk"), ns(10)).cycles(3);
    }

    @HdlTest
    void clockOnABus(Dut dut) {
        Clock.of(dut.signal("count"), ns(10)).start();
    }

    @HdlTest
    void writeInTheReadOnlyPhase(Dut dut) {
        readOnly().await();
        dut.signal("en").set(1);
    }

    interface Hidden extends Dut {
        Signal internalReg();
    }

    @HdlTest
    @Design(top = "hidden", sources = OWN + "hidden.v")
    void hiddenInternal(Hidden dut) {}

    @HdlTest
    @Design(top = "counter", sources = "rtl/cuonter.v")
    void missingSource(Dut dut) {}

    @HdlTest
    @Design(top = "counter", sources = Trial.COUNTER, includeDirs = "rtl/inc")
    void wrongIncludeDirectory(Dut dut) {}

    @HdlTest
    @Design(
            top = "counter",
            sources = {Trial.COUNTER, OWN + "counter_again.v"})
    void twoModulesOfOneName(Dut dut) {}

    @HdlTest
    @Design(top = "cuonter", sources = Trial.COUNTER)
    void misspeltTop(Dut dut) {}

    @HdlTest
    @Design(top = "counter", sources = Trial.COUNTER, parameters = "WIDHT=4")
    void misspeltParameter(Dut dut) {}

    @HdlTest
    @ParameterizedTest
    @ValueSource(ints = 4)
    void misspeltParameterOfTheTest(@HdlParameter("WIDHT") int width, Dut dut) {}

    @HdlTest
    @Design(top = "syntax_error", sources = Trial.HDL + "syntax_error.v")
    void syntaxError(Dut dut) {}

    @HdlTest
    @Design(top = "counter", sources = "../../hdl-samples/rtl/vhdl/counter.vhd")
    void vhdlForAVerilogSimulator(Dut dut) {}

    @HdlTest
    @Firmware("helo")
    void noSuchFirmware(Dut dut) {}

    @HdlTest
    void endlessLoopInJava(Dut dut) {
        while (!over) {
            spins++;
        }
    }

    @HdlTest
    @Design(top = "endless", sources = OWN + "endless.v")
    void endlessLoopInHdl(Dut dut) {
        dut.signal("go").set(0);
        await(ns(1));
        dut.signal("go").set(1);
        await(ns(1));
    }

    @HdlTest(timeout = "1 us")
    void waitsForever(Dut dut) {
        Clock.of(dut.signal("clk"), ns(10)).start();
        rising(dut.signal("rst")).await();
    }

    @HdlTest
    void exceptionInATask(Dut dut) {
        fork(
                "monitor",
                () -> {
                    await(ns(5));
                    throw new IllegalStateException("the monitor met an odd frame");
                });
        await(us(1));
    }

    @HdlTest
    void wrongParameterType(Dut dut, StringBuilder text) {}

    @HdlTest
    void xAsANumber(Dut dut) {
        dut.signal("count").toInt();
    }

    @HdlTest
    @Design(top = "signed_port", sources = OWN + "signed_port.v")
    void signedSurprise(Dut dut) {
        await(ns(1));
        assertThat(dut.signal("level")).hasValue(255);
    }

    /// No design is named.
    static class Bare {

        @HdlTest
        void noDesign(Dut dut) {}
    }

    /// JUnit itself only logs a warning.
    @Design(top = "counter", sources = Trial.COUNTER)
    static class Private {

        @HdlTest
        @SuppressWarnings("unused")
        private void counts(Dut dut) {}
    }

    /// As `@ParameterizedTest fun width(...) = assertThat(...)` in Kotlin.
    @Design(top = "counter", sources = Trial.COUNTER)
    static class Returning {

        @ParameterizedTest
        @ValueSource(ints = {8, 9})
        Object width(int width) {
            return width;
        }
    }

    @HdlTest
    @Tag("slow")
    @Retention(RetentionPolicy.RUNTIME)
    @interface SlowHdlTest {}

    static class OwnAnnotation {

        @SlowHdlTest
        @SuppressWarnings("unused")
        private void slow(Dut dut) {}
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    abstract static class Base {}

    static class Heir extends Base {

        @RepeatedTest(2)
        int counts(Dut dut) {
            return 0;
        }
    }

    static class OfMethod {

        @Test
        @Design(top = "counter", sources = Trial.COUNTER)
        int counts(Dut dut) {
            return 0;
        }
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Around {

        @HdlTest
        void counts(Dut dut) {}

        class Inside {

            @Test
            void isLeftOut(Dut dut) {}
        }
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class AroundNested {

        @Nested
        class Inside {

            @TestFactory
            private Stream<DynamicTest> counts(Dut dut) {
                return Stream.of();
            }
        }
    }

    static class NoDesign {

        @Test
        int returns() {
            return 0;
        }

        class Inside {

            @Test
            void isLeftOut() {}
        }
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class BlankName {

        @Test
        @DisplayName("")
        void runs() {}
    }
}
