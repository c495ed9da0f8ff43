package org.cocobean.internal.junit.unit;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.UniqueId;

/// Tells what can be run by itself: a test method or an invocation of one, or a class whose tests
/// belong together. A template is not, but each of its invocations; nor are the dynamic tests of a
/// factory, which nobody could find by themselves.
public enum TestUnit {
    /// A test method, an invocation of one, or a factory of tests.
    METHOD,
    /// A class whose tests belong together.
    WHOLE_CLASS,
    /// A top-level class whose tests are run one by one.
    CLASS,
    /// Anything else, such as a template of tests.
    NONE;

    /// Tells what a context of JUnit stands for.
    public static TestUnit of(ExtensionContext context) {
        return switch (UniqueId.parse(context.getUniqueId()).getLastSegment().getType()) {
            case "method", "test-template-invocation", "test-factory" -> METHOD;
            case "class", "class-template" -> belongTogether(context) ? WHOLE_CLASS : CLASS;
            case "nested-class", "nested-class-template" ->
                    belongTogether(context) ? WHOLE_CLASS : NONE;
            default -> NONE;
        };
    }

    private static boolean belongTogether(ExtensionContext context) {
        return context.getTestClass().filter(TestUnit::belongTogether).isPresent();
    }

    private static boolean belongTogether(Class<?> type) {
        return AnnotationSupport.isAnnotated(type, TestMethodOrder.class)
                || AnnotationSupport.findAnnotation(type, Execution.class)
                        .filter(execution -> execution.value() == ExecutionMode.SAME_THREAD)
                        .isPresent()
                || AnnotationSupport.findAnnotation(type, TestInstance.class)
                        .filter(instance -> instance.value() == Lifecycle.PER_CLASS)
                        .isPresent();
    }
}
