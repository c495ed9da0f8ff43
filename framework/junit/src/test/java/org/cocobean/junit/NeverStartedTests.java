package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.stream.Stream;
import org.cocobean.dut.Dut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A simulation that cannot be started fails its test, whoever was the first to ask for it.
@Timeout(60)
class NeverStartedTests {

    @Design(top = "counter", sources = "no-such-file.v")
    static class Missing {}

    static class AskedBeforeAFactory extends Missing {

        @BeforeEach
        void checkItself(Dut dut) {}

        @TestFactory
        Stream<DynamicTest> doNotTouchIt() {
            return Stream.of(DynamicTest.dynamicTest("passes", () -> {}));
        }
    }

    static class AskedByAFactory extends Missing {

        @TestFactory
        Stream<DynamicTest> doNotTouchIt(Dut dut) {
            return Stream.of(DynamicTest.dynamicTest("passes", () -> {}));
        }
    }

    static class AskedAfterTheTest extends Missing {

        @Test
        void doesNotTouchIt() {}

        @AfterEach
        void check(Dut dut) {}
    }

    static class AskedBeforeAnAssumption extends Missing {

        AskedBeforeAnAssumption(Dut dut) {}

        @BeforeEach
        void giveUp() {
            abort("no licence");
        }

        @HdlTest
        void neverRuns() {}
    }

    static class AskedBeforeAFailure extends Missing {

        AskedBeforeAFailure(Dut dut) {}

        @BeforeEach
        void fail() {
            throw new IllegalStateException("of the preparation");
        }

        @HdlTest
        void neverRuns() {}
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                AskedBeforeAFactory.class,
                AskedByAFactory.class,
                AskedAfterTheTest.class,
                AskedBeforeAnAssumption.class
            })
    void isTheFailure(Class<?> tests) {
        assertThat(Trial.of(tests).failure()).hasMessageContaining("no-such-file.v");
    }

    @Test
    void isToldWithAFailureThatCameFirst() {
        assertThat(Trial.of(AskedBeforeAFailure.class).failure())
                .hasMessage("of the preparation")
                .satisfies(failure ->
                        assertThat(failure.getSuppressed())
                                .anySatisfy(more ->
                                        assertThat(more).hasMessageContaining("no-such-file.v")));
    }
}
