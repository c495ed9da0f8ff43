package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.sim.spi.Capability;
import org.junit.jupiter.api.Test;

/// A capability is a claim until a test of the suite proves it on every simulator.
class CapabilityProofTests {

    /// The groups of the suite, with the classes that hold their tests.
    private static Stream<Class<?>> groups() {
        return Arrays.stream(ConformanceSuite.class.getDeclaredClasses())
                .filter(CapabilityProof.class::isAssignableFrom)
                .map(group -> group.getSuperclass());
    }

    @Test
    void everyCapabilityHasATestThatUsesItWhereverTheSuiteRuns() {
        assertThat(groups().flatMap(group -> proven(group).stream()))
                .as(
                        "write a test with @Uses in a group of CapabilityProof for each that is missing")
                .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Capability.class));
    }

    @Test
    void aMarkOnWhatIsNoTestProvesNothing() {
        assertThat(proven(Planted.class)).containsExactly(Capability.FORCE);
    }

    private static Set<Capability> proven(Class<?> group) {
        return Arrays.stream(group.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .filter(method -> method.isAnnotationPresent(Uses.class))
                .map(CapabilityProofTests::used)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Capability.class)));
    }

    private static Capability used(Method method) {
        return method.getAnnotation(Uses.class).value();
    }

    private abstract static class Planted {

        @Test
        @Uses(Capability.FORCE)
        void isATest() {}

        @Uses(Capability.WAVES)
        @SuppressWarnings("UnusedMethod") // planted
        void isNone() {}
    }
}
