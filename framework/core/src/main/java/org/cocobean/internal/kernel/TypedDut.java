package org.cocobean.internal.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Handle;
import org.cocobean.dut.HdlName;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;

/// Gives a scope the type of an interface. All names are looked up when the proxy is made.
final class TypedDut implements InvocationHandler {

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private final ScopeImpl scope;
    private final Map<Method, Object> objects = new HashMap<>();

    private TypedDut(ScopeImpl scope) {
        this.scope = scope;
    }

    static <T extends Dut> T of(ScopeImpl scope, Class<T> type) {
        if (type == Dut.class) {
            return type.cast(scope);
        }
        if (!type.isInterface()) {
            throw new IllegalArgumentException(
                    type.getName() + " must be an interface that extends Dut");
        }
        TypedDut handler = new TypedDut(scope);
        List<String> problems = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (!method.isDefault() && !method.getDeclaringClass().isAssignableFrom(Dut.class)) {
                try {
                    handler.objects.put(method, handler.find(method));
                } catch (NoSuchHandleException e) {
                    problems.add(method.getName() + "(): " + e.getMessage());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new NoSuchHandleException(
                    type.getName()
                            + " does not fit "
                            + scope.path()
                            + ":\n  "
                            + String.join("\n  ", problems));
        }
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /// Java writes `inValid` what HDL mostly writes `in_valid`.
    private String nameOf(Method method) {
        HdlName renamed = method.getAnnotation(HdlName.class);
        if (renamed != null) {
            return renamed.value();
        }
        String name = method.getName();
        String snake = CAPITAL.matcher(name).replaceAll("_$0").toLowerCase(Locale.ROOT);
        return !snake.equals(name) && scope.find(snake).isPresent() ? snake : name;
    }

    private Object find(Method method) {
        String name = nameOf(method);
        Class<?> type = method.getReturnType();
        if (method.getParameterCount() > 0) {
            throw new NoSuchHandleException(
                    "a method that stands for an object takes no parameters");
        }
        if (type == Signal.class) {
            return scope.signal(name);
        }
        if (type == SignalArray.class) {
            return scope.array(name);
        }
        if (type == Handle.class) {
            return scope.child(name);
        }
        if (Dut.class.isAssignableFrom(type)) {
            return scope.scope(name).as(type.asSubclass(Dut.class));
        }
        throw new NoSuchHandleException(
                "returns "
                        + type.getName()
                        + ", but must return Signal, SignalArray, Dut or an interface that extends it");
    }

    /// Interfaces of tests are seldom public, so their default methods are called with their own
    /// rights.
    private static Object invokeDefault(Object proxy, Method method, Object[] arguments)
            throws Throwable {
        Class<?> type = method.getDeclaringClass();
        MethodHandles.Lookup lookup;
        try {
            lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        } catch (IllegalAccessException e) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        return lookup.unreflectSpecial(method, type).bindTo(proxy).invokeWithArguments(arguments);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object object = objects.get(method);
        if (object != null) {
            return object;
        }
        if (method.isDefault() && method.getDeclaringClass() != Dut.class) {
            return invokeDefault(proxy, method, arguments);
        }
        if (method.getDeclaringClass() == Object.class && method.getName().equals("equals")) {
            return proxy == arguments[0];
        }
        try {
            return method.invoke(scope, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
