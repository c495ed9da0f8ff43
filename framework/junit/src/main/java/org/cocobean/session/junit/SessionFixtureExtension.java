package org.cocobean.session.junit;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.internal.junit.unit.ContextSession;
import org.cocobean.internal.junit.unit.ParameterHelp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/// Inject the results of session fixtures into tests, life-cycle methods and constructors.
public final class SessionFixtureExtension
        implements ParameterResolver, TestExecutionExceptionHandler {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SessionFixtureExtension.class);

    /// Made by JUnit.
    public SessionFixtureExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return fixtures(context).supports(parameter.getParameter());
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return fixtures(context).value(parameter.getParameter());
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        throw ParameterHelp.explain(failure);
    }

    private static SessionFixtures fixtures(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        testClass,
                        c -> SessionFixtures.in(ContextSession.of(context), places(testClass)),
                        SessionFixtures.class);
    }

    /// The class itself and the holders that it, or a class around it, names.
    private static List<Class<?>> places(Class<?> testClass) {
        List<Class<?>> places = new ArrayList<>(List.of(testClass));
        for (Class<?> c = testClass; c != null; c = c.getEnclosingClass()) {
            AnnotationSupport.findAnnotation(c, UseSessionFixtures.class)
                    .ifPresent(use -> places.addAll(List.of(use.value())));
        }
        return places;
    }
}
