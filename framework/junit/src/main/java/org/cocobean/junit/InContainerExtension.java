package org.cocobean.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.cocobean.internal.junit.unit.ContextSession;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.internal.settings.SimulatorSettings;
import org.cocobean.sim.MissingToolException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Lets what a test with [InContainer] starts itself run in the container. Simulations that tests
/// ask for as parameters know it by themselves.
final class InContainerExtension implements ExecutionCondition, InvocationInterceptor {

    private static final String CONTAINER = "container";

    /// Returns where a test's simulations run, by the nearest annotation.
    static String executor(ExtensionContext context) {
        return isInContainer(context)
                ? CONTAINER
                : SimulatorSettings.of(ContextSession.of(context)).executor();
    }

    /// Tells whether the simulations of a test, or of a class, run in a container.
    static boolean isContainer(ExtensionContext context) {
        return context.getTestClass().isEmpty()
                ? SimulatorSettings.of(ContextSession.of(context)).executor().equals(CONTAINER)
                : executor(context).equals(CONTAINER);
    }

    private static boolean isInContainer(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), InContainer.class)
                || AnnotationSupport.findAnnotation(
                                context.getRequiredTestClass(),
                                InContainer.class,
                                context.getEnclosingTestClasses())
                        .isPresent();
    }

    /// Where there is a design the choice of its simulator decides.
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Designs.find(context).isPresent() || TestSettings.of(context).continuousIntegration()) {
            return ConditionEvaluationResult.enabled("decided by its simulator");
        }
        try {
            Workshop.on(ContextSession.of(context), CONTAINER);
            return ConditionEvaluationResult.enabled("there is a container engine");
        } catch (MissingToolException e) {
            return ConditionEvaluationResult.disabled(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation,
            ReflectiveInvocationContext<Constructor<T>> constructor,
            ExtensionContext context)
            throws Throwable {
        return inContainer(invocation);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        inContainer(invocation);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        inContainer(invocation);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        inContainer(invocation);
    }

    @Override
    public <T extends @Nullable Object> T interceptTestFactoryMethod(
            Invocation<T> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        return inContainer(invocation);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        inContainer(invocation);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation,
            DynamicTestInvocationContext test,
            ExtensionContext context)
            throws Throwable {
        inContainer(invocation);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        inContainer(invocation);
    }

    @Override
    public void interceptAfterAllMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        inContainer(invocation);
    }

    private static <T extends @Nullable Object> T inContainer(Invocation<T> invocation)
            throws Throwable {
        return Workshop.with(CONTAINER, invocation::proceed);
    }
}
