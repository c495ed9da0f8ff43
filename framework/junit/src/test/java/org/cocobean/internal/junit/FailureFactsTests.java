package org.cocobean.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.cocobean.report.TestOutcome.Values;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class FailureFactsTests {

    private static String javaPlace(Throwable thrown) {
        String type = FailureFactsTests.class.getName();
        return FailureFacts.of(thrown, type, type).javaPlace();
    }

    private static Throwable at(int line, Class<?> type, Throwable thrown) {
        thrown.setStackTrace(
                new StackTraceElement[] {
                    new StackTraceElement(
                            type.getName(), "method", type.getSimpleName() + ".java", line)
                });
        return thrown;
    }

    @Test
    void ofATaskThatFailedItIsTheLineOfTheTask() {
        Throwable task = at(50, FailureFactsTests.class, new IllegalStateException("mine"));
        Throwable waiting =
                at(51, FailureFactsTests.class, new RuntimeException("a task failed", task));
        assertThat(javaPlace(waiting)).isEqualTo("FailureFactsTests.java:50");
    }

    @Test
    void theValuesAreThoseOfTheAssertionAlsoBelowOtherErrors() {
        Throwable failed = new AssertionFailedError("4 is not 5", 5, 4);
        String type = FailureFactsTests.class.getName();
        assertThat(
                        FailureFacts.of(new RuntimeException("a task failed", failed), type, type)
                                .values())
                .contains(new Values("5", "4"));
        assertThat(FailureFacts.of(new AssertionError("4 is not 5"), type, type).values())
                .isEmpty();
    }

    @Test
    void ourOwnInsideIsNoPlace() {
        assertThat(javaPlace(at(36, FailureFacts.class, new AssertionError("the HDL reported"))))
                .isEmpty();
    }

    @Test
    void codeThatTheTestCalledIsOneWhereTheTestItselfIsNotThere() {
        assertThat(javaPlace(at(7, org.cocobean.value.Logic.class, new AssertionError())))
                .isEqualTo("Logic.java:7");
    }
}
