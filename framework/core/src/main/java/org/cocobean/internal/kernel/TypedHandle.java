package org.cocobean.internal.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Handle;
import org.cocobean.dut.HdlName;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.value.JavaTypes;
import org.jspecify.annotations.Nullable;

/// Gives a scope or a structure the type of an interface. All names are looked up when the proxy is
/// made.
final class TypedHandle implements InvocationHandler {

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private final Handle handle;
    private final Class<? extends Handle> base;
    private final Optional<TypedValue> value;
    private final Map<Method, Object> objects = new HashMap<>();

    private TypedHandle(Handle handle, Class<? extends Handle> base, Optional<TypedValue> value) {
        this.handle = handle;
        this.base = base;
        this.value = value;
    }

    static <T extends Dut> T of(ScopeImpl scope, Class<T> type) {
        return type.cast(new TypedHandle(scope, Dut.class, Optional.empty()).typed(type));
    }

    static <T extends Signal> T of(HdlSignal signal, Class<T> type) {
        return type.cast(of(signal, type, type));
    }

    /// @param generic the same type with its enum or record
    private static Object of(HdlSignal signal, Class<?> type, Type generic) {
        Optional<TypedValue> value =
                TypedValue.typeOf(generic).map(of -> new TypedValue(signal, of));
        value.flatMap(of -> JavaTypes.layout(of.type())).ifPresent(signal::learn);
        return new TypedHandle(signal, Signal.class, value).typed(type);
    }

    /// Returns what a typed object was made of; the object itself when it has no such type.
    static Object plain(Object object) {
        return Proxy.isProxyClass(object.getClass())
                        && Proxy.getInvocationHandler(object) instanceof TypedHandle typed
                ? typed.handle
                : object;
    }

    private Object typed(Class<?> type) {
        if (type == base) {
            return handle;
        }
        if (!type.isInterface()) {
            throw new IllegalArgumentException(
                    type.getName() + " must be an interface that extends " + base.getSimpleName());
        }
        Optional<GeneratedType> generated = GeneratedType.of(type);
        List<String> problems = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (isObject(method)) {
                try {
                    objects.put(method, find(method));
                } catch (NoSuchHandleException e) {
                    if (generated.filter(of -> of.canWait(method, e)).isPresent()) {
                        objects.put(method, e); // thrown when a test asks for it
                    } else {
                        problems.add(method.getName() + "(): " + e.getMessage());
                    }
                }
            }
        }
        if (generated.isPresent() && handle instanceof ScopeImpl scope) {
            problems.addAll(generated.get().differences(scope, objects));
        }
        if (!problems.isEmpty()) {
            throw new NoSuchHandleException(
                    type.getName()
                            + " does not fit "
                            + handle.path()
                            + ":\n  "
                            + String.join("\n  ", problems)
                            + generated.map(GeneratedType::remedy).orElse(""));
        }
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this);
    }

    /// Tells whether a method stands for an object of the design.
    private boolean isObject(Method method) {
        Class<?> owner = method.getDeclaringClass();
        return !method.isDefault()
                && !Modifier.isStatic(method.getModifiers())
                && !owner.isAssignableFrom(base)
                && !TypedValue.declares(owner);
    }

    /// Java writes `inValid` what HDL mostly writes `in_valid`.
    private String nameOf(Method method) {
        HdlName renamed = method.getAnnotation(HdlName.class);
        if (renamed != null) {
            return renamed.value();
        }
        String name = method.getName();
        String snake = CAPITAL.matcher(name).replaceAll("_$0").toLowerCase(Locale.ROOT);
        return !snake.equals(name) && has(snake) ? snake : name;
    }

    private boolean has(String name) {
        if (handle instanceof ScopeImpl scope) {
            return scope.find(name).isPresent();
        }
        try {
            signal(name);
            return true;
        } catch (NoSuchHandleException e) {
            return false;
        }
    }

    private Signal signal(String name) {
        return handle instanceof ScopeImpl scope
                ? scope.signal(name)
                : ((HdlSignal) handle).field(name);
    }

    private Object find(Method method) {
        String name = nameOf(method);
        Class<?> type = method.getReturnType();
        if (method.getParameterCount() > 0) {
            throw new NoSuchHandleException(
                    "a method that stands for an object takes no parameters");
        }
        if (Signal.class.isAssignableFrom(type)) {
            return of((HdlSignal) signal(name), type, method.getGenericReturnType());
        }
        if (handle instanceof ScopeImpl scope) {
            if (type == SignalArray.class) {
                return scope.array(name);
            }
            if (type == Handle.class) {
                return scope.child(name);
            }
            if (Dut.class.isAssignableFrom(type)) {
                return scope.scope(name).as(type.asSubclass(Dut.class));
            }
        }
        throw new NoSuchHandleException(
                "returns "
                        + type.getName()
                        + ", but must return Signal"
                        + (base == Dut.class ? ", SignalArray, Dut" : "")
                        + " or an interface that extends it");
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

    /// `get()` has no arguments, `set` one.
    @SuppressWarnings("NullAway") // a method without a result returns null through a proxy
    private static Object valueOrNothing(TypedValue value, Object @Nullable [] arguments) {
        if (arguments == null) {
            return value.get();
        }
        value.set(arguments[0]);
        return null;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object object = objects.get(method);
        if (object instanceof NoSuchHandleException missing) {
            throw missing;
        }
        if (object != null) {
            return object;
        }
        if (value.isPresent() && TypedValue.declares(method.getDeclaringClass())) {
            return valueOrNothing(value.get(), arguments);
        }
        if (method.isDefault() && !method.getDeclaringClass().isAssignableFrom(base)) {
            return invokeDefault(proxy, method, arguments);
        }
        if (method.getDeclaringClass() == Object.class && method.getName().equals("equals")) {
            return proxy == arguments[0];
        }
        try {
            return method.invoke(handle, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
