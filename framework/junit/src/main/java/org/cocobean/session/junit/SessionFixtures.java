package org.cocobean.session.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cocobean.session.CallOnceException;
import org.cocobean.session.RunDirectory;
import org.cocobean.session.Session;
import org.cocobean.session.WorkerId;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/// Finds the session fixtures that a test can ask for, and has them run once.
public final class SessionFixtures {

    /// Of these types so much else is injected that the type alone does not mean a fixture.
    private static final Set<Class<?>> COMMON =
            Set.of(Object.class, String.class, Path.class, java.io.Serializable.class);

    private final Session session;
    private final List<Fixture> fixtures;

    private SessionFixtures(Session session, List<Fixture> fixtures) {
        this.session = session;
        this.fixtures = fixtures;
    }

    /// Finds the fixtures in the given classes, those they extend, and those around them.
    ///
    /// @throws IllegalArgumentException when a method cannot be a fixture, or fixtures need each
    ///   other in a circle
    public static SessionFixtures in(Session session, Collection<Class<?>> classes) {
        Set<Method> methods = new LinkedHashSet<>();
        for (Class<?> start : classes) {
            for (Class<?> c = start; c != null; c = c.getEnclosingClass()) {
                methods.addAll(
                        AnnotationSupport.findAnnotatedMethods(
                                c, SessionFixture.class, HierarchyTraversalMode.BOTTOM_UP));
            }
        }
        SessionFixtures found =
                new SessionFixtures(session, methods.stream().map(Fixture::of).toList());
        found.fixtures.forEach(f -> found.refuseCircle(f, new ArrayList<>()));
        return found;
    }

    /// True when the parameter asks for the result of a fixture: its type fits, and it has the name
    /// of one, or one alone has its type and that is not a type as common as `String` or `Path`.
    public boolean supports(Parameter parameter) {
        return find(parameter).isPresent();
    }

    /// Returns the result for a parameter, running the fixture if nobody has.
    ///
    /// @throws CallOnceException.Failed when the fixture failed, here or in another worker
    public @Nullable Object value(Parameter parameter) {
        Fixture fixture =
                find(parameter)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "No @SessionFixture gives '%s'. Known: %s."
                                                .formatted(parameter, names())));
        return run(fixture);
    }

    private @Nullable Object run(Fixture fixture) {
        Duration timeout =
                fixture.timeout().isZero() ? session.settings().onceTimeout() : fixture.timeout();
        return session.once("fixture " + fixture.fullName(), () -> invoke(fixture), timeout)
                .ensureDone();
    }

    private @Nullable Object invoke(Fixture fixture) throws Exception {
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Parameter parameter : fixture.method().getParameters()) {
            arguments.add(argument(fixture, parameter));
        }
        fixture.method().setAccessible(true);
        try {
            return fixture.method().invoke(null, arguments.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    private @Nullable Object argument(Fixture fixture, Parameter parameter) {
        if (parameter.getType() == Session.class) {
            return session;
        }
        if (parameter.getType() == RunDirectory.class) {
            return session.run();
        }
        if (parameter.getType() == WorkerId.class) {
            return session.worker();
        }
        Fixture needed =
                find(parameter)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "The session fixture %s needs '%s', which is neither the result of one of [%s] nor a Session, RunDirectory or WorkerId"
                                                .formatted(
                                                        fixture.fullName(), parameter, names())));
        return run(needed);
    }

    private Optional<Fixture> find(Parameter parameter) {
        Class<?> type = boxed(parameter.getType());
        List<Fixture> fitting =
                fixtures.stream().filter(f -> type.isAssignableFrom(f.type())).toList();
        FromFixture explicit = parameter.getAnnotation(FromFixture.class);
        String name = explicit == null ? parameter.getName() : explicit.value();
        Optional<Fixture> named = fitting.stream().filter(f -> f.name().equals(name)).findFirst();
        if (named.isPresent() || explicit != null || fitting.size() != 1) {
            return named;
        }
        return COMMON.contains(type) || type.getName().startsWith("java.lang.")
                ? Optional.empty()
                : Optional.of(fitting.getFirst());
    }

    private void refuseCircle(Fixture fixture, List<Fixture> path) {
        if (path.contains(fixture)) {
            path.add(fixture);
            throw new IllegalArgumentException(
                    "Session fixtures need each other in a circle: %s"
                            .formatted(
                                    String.join(
                                            " -> ", path.stream().map(Fixture::name).toList())));
        }
        path.add(fixture);
        for (Parameter parameter : fixture.method().getParameters()) {
            find(parameter).ifPresent(needed -> refuseCircle(needed, path));
        }
        path.removeLast();
    }

    private String names() {
        return String.join(", ", fixtures.stream().map(Fixture::name).toList());
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive()
                ? java.lang.invoke.MethodType.methodType(type).wrap().returnType()
                : type;
    }

    /// One annotated method.
    private record Fixture(Method method, String name, Class<?> type, Duration timeout) {

        static Fixture of(Method method) {
            if (!Modifier.isStatic(method.getModifiers()) || method.getReturnType() == void.class) {
                throw new IllegalArgumentException(
                        "@SessionFixture %s must be static and return its result, such as a Path"
                                .formatted(method));
            }
            SessionFixture annotation =
                    AnnotationSupport.findAnnotation(method, SessionFixture.class).orElseThrow();
            String name = annotation.value().isBlank() ? method.getName() : annotation.value();
            return new Fixture(
                    method,
                    name,
                    boxed(method.getReturnType()),
                    Duration.ofSeconds(annotation.timeoutSeconds()));
        }

        String fullName() {
            return method.getDeclaringClass().getName() + "." + method.getName();
        }
    }
}
