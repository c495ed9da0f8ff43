package org.cocobean.junit;

import java.util.Optional;
import org.cocobean.session.MachineryFailure;
import org.cocobean.task.TaskFailedError;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;

/// The failure that a test is expected to end with: one of its body, of a task or reported by the
/// HDL, never one of the machinery.
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

    private boolean isKindOf(Throwable failure) {
        return !MachineryFailure.isIn(failure) && (type.isInstance(failure) || isTasks(failure));
    }

    boolean isMetBy(Throwable failure) {
        return isKindOf(failure) && String.valueOf(failure.getMessage()).contains(message);
    }

    /// A task's failure may be expected by its own type; the message around it holds its own.
    private boolean isTasks(Throwable failure) {
        return failure instanceof TaskFailedError && type.isInstance(failure.getCause());
    }

    AssertionFailedError notMet(Throwable failure) {
        return new AssertionFailedError(
                "expected a failure %s, but it failed with %s%s"
                        .formatted(
                                describe(),
                                failure,
                                MachineryFailure.isIn(failure)
                                        ? "\n(what breaks under a test is never what it expects)"
                                        : ""),
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
