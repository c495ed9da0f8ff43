package org.cocobean.junit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cocobean.internal.junit.unit.ContextSession;
import org.cocobean.internal.kernel.Abort;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.session.MachineryFailure;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/// What [ExpectedToFail] says of one test on its simulator.
record KnownDefect(String simulator, String because) {

    static Optional<KnownDefect> of(ExtensionContext context, String simulator) {
        return marks(context)
                .filter(mark -> isFor(List.of(mark.on()), simulator))
                .findFirst()
                .map(mark -> new KnownDefect(simulator, mark.because()));
    }

    private static Stream<ExpectedToFail> marks(ExtensionContext context) {
        Stream<ExpectedToFail> ofMethod =
                AnnotationSupport.findRepeatableAnnotations(
                        context.getTestMethod(), ExpectedToFail.class)
                        .stream();
        Stream<ExpectedToFail> ofClasses =
                Stream.concat(
                                Stream.of(context.getRequiredTestClass()),
                                context.getEnclosingTestClasses().reversed().stream())
                        .flatMap(type ->
                                AnnotationSupport.findRepeatableAnnotations(
                                        type, ExpectedToFail.class)
                                        .stream());
        return Stream.concat(ofMethod, ofClasses);
    }

    /// Looks at the marks of a test.
    ///
    /// @throws IllegalStateException for one on a simulator that does not exist: it would never
    ///   apply, and never come off
    static void check(ExtensionContext context) {
        List<String> named = marks(context).flatMap(mark -> Stream.of(mark.on())).toList();
        if (named.isEmpty()) {
            return;
        }
        List<String> known =
                Workshop.of(ContextSession.of(context)).tools().adapters().stream()
                        .map(SimulatorAdapter::name)
                        .toList();
        for (String name : named) {
            if (!known.contains(name)) {
                throw new IllegalStateException(
                        "@ExpectedToFail(on = \"%s\") at %s names no simulator; known are: %s (is the artifact that brings it on the class path?)"
                                .formatted(
                                        name,
                                        context.getRequiredTestMethod(),
                                        String.join(", ", known)));
            }
        }
    }

    private static boolean isFor(List<String> named, String simulator) {
        return named.isEmpty() || named.stream().anyMatch(simulator::equals);
    }

    /// Whether that failure is one of those that are expected.
    boolean explains(@Nullable Throwable failure) {
        return failure != null && !Abort.is(failure) && !MachineryFailure.isIn(failure);
    }

    TestAbortedException skipped(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return new TestAbortedException(
                "expected to fail%s: %s (it failed with %s)"
                        .formatted(
                                on(),
                                because,
                                Arrays.asList(message.strip().split("\n")).getFirst()),
                failure);
    }

    AssertionFailedError passed() {
        return new AssertionFailedError(
                "expected to fail%s (%s), but it passed: if the defect is gone, remove @ExpectedToFail"
                        .formatted(on(), because));
    }

    private String on() {
        return simulator.isEmpty() ? "" : " on " + simulator;
    }
}
