package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputedDesignTests {

    static final class Mine {
        private Mine() {}

        static HdlDesign counter() {
            return HdlDesign.of("counter", Trial.COUNTER).withParameter("WIDTH", 3);
        }

        static HdlDesign nothing() {
            return HdlDesign.of("nothing", Trial.COUNTER);
        }
    }

    @Design(source = Mine.class, method = "counter")
    static class Computed {
        @HdlTest
        void hasWhatTheMethodSays(Dut dut) {
            assertThat(dut.signal("count").width()).isEqualTo(3);
        }

        @ParameterizedTest
        @ValueSource(ints = 5)
        void parametersAreAdded(@HdlParameter("WIDTH") int width, Dut dut) {
            assertThat(dut.signal("count").width()).isEqualTo(width);
        }
    }

    @Design(source = Mine.class, top = "counter")
    static class Unclear {
        @HdlTest
        void neverRuns(Dut dut) {
            assertThat(dut.name()).isEmpty();
        }
    }

    @Design(sources = Trial.COUNTER)
    static class WithoutTop {
        @HdlTest
        void neverRuns(Dut dut) {
            assertThat(dut.name()).isEmpty();
        }
    }

    @Design(fileLists = "src/test/cores/counter.core")
    static class Listed {
        @HdlTest
        void hasTheTopOfTheList(Dut dut) {
            assertThat(dut.name()).isEqualTo("counter");
        }
    }

    @Test
    void aCoreFileSaysTheTop() {
        assertThat(Trial.of(Listed.class).succeeded()).hasSize(1);
    }

    @Test
    void aMethodComputesTheDesignAndTheRestIsAdded() {
        assertThat(Trial.of(Computed.class).succeeded()).hasSize(2);
    }

    @Test
    void aMethodThatCannotBeToldIsAskedFor() {
        assertThat(Trial.of(Unclear.class).failure())
                .hasMessageContaining("@Design(source = Mine.class) wants one static method")
                .hasMessageContaining("there are Mine.counter(), Mine.nothing()");
    }

    @Test
    void aDesignWithoutATopIsRefused() {
        assertThat(Trial.of(WithoutTop.class).failure())
                .hasMessageContaining("@Design needs the name of its top-level module or entity");
    }
}
