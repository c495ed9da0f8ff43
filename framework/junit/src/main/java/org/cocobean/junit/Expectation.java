package org.cocobean.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;

/// The failure that a test is expected to end with.
record Expectation(Class<? extends Throwable> type, String message) {

    static Optional<Expectation> of(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getTestMethod(), HdlTest.class)
                .flatMap(Expectation::of);
    }

    private static Optional<Expectation> of(HdlTest test) {
        if (test.expectFailure() != HdlTest.None.class) {
            return Optional.of(new Expectation(test.expectFailure(), test.expectMessage()));
        }
        return test.expectMessage().isEmpty()
                ? Optional.empty()
                : Optional.of(new Expectation(Throwable.class, test.expectMessage()));
    }

    boolean isKindOf(Throwable failure) {
        return type.isInstance(failure);
    }

    boolean isMetBy(Throwable failure) {
        return isKindOf(failure) && String.valueOf(failure.getMessage()).contains(message);
    }

    AssertionFailedError notMet(Throwable failure) {
        return new AssertionFailedError(
                "expected a failure %s, but it failed with %s".formatted(describe(), failure),
                failure);
    }

    AssertionFailedError passed() {
        return new AssertionFailedError(
                "expected a failure %s, but the test passed".formatted(describe()));
    }

    private String describe() {
        return type.getName()
                + (message.isEmpty() ? "" : " with a message containing \"" + message + "\"");
    }
}
