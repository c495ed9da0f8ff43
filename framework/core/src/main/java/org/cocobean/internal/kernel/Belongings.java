package org.cocobean.internal.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import org.cocobean.internal.link.JvmAccess;
import org.jspecify.annotations.Nullable;

/// What the JVM keeps per thread for running code: thread locals, inheritable ones, and the
/// bindings of scoped values.
///
/// Lets several bodies of code take turns on one thread, each with its own, or one body move to
/// another thread with all it has. The one file that touches the fields of `java.lang.Thread`,
/// which [JvmAccess] opens.
public final class Belongings {

    private static final @Nullable Fields FIELDS = Fields.find();
    private static final VarHandle LOCALS = FIELDS == null ? unavailable() : FIELDS.locals;
    private static final VarHandle INHERITABLE =
            FIELDS == null ? unavailable() : FIELDS.inheritable;
    private static final VarHandle BINDINGS = FIELDS == null ? unavailable() : FIELDS.bindings;

    private @Nullable Object locals;
    private @Nullable Object inheritable;
    private @Nullable Object bindings;

    private Belongings() {}

    /// Tells whether the JVM opens its threads.
    public static boolean areAvailable() {
        return FIELDS != null;
    }

    /// Returns what a task that the calling thread starts begins with: no thread locals, copies of
    /// the inheritable ones, and the same scoped values.
    static Belongings inherited() {
        Thread parent = CallingThread.get();
        Belongings child = new Belongings();
        Object map = INHERITABLE.get(parent);
        if (map != null && FIELDS != null) {
            try {
                child.inheritable = FIELDS.inherit.invoke(map);
            } catch (Throwable e) {
                throw new IllegalStateException("cannot copy the inheritable thread locals", e);
            }
        }
        child.bindings = BINDINGS.get(parent);
        return child;
    }

    /// Returns those of the calling thread itself, to be used by one thread at a time.
    public static Belongings ofThisThread() {
        Thread thread = Thread.currentThread();
        Belongings own = new Belongings();
        own.locals = LOCALS.get(thread);
        own.inheritable = INHERITABLE.get(thread);
        own.bindings = BINDINGS.get(thread);
        return own;
    }

    /// Gives these to the calling thread and takes what it has.
    public void swap() {
        Thread thread = Thread.currentThread();
        Object oldLocals = LOCALS.get(thread);
        Object oldInheritable = INHERITABLE.get(thread);
        Object oldBindings = BINDINGS.get(thread);
        put(thread, locals, inheritable, bindings);
        locals = oldLocals;
        inheritable = oldInheritable;
        bindings = oldBindings;
    }

    /// Runs code with these instead of what the calling thread has. Happens at each switch of
    /// tasks: each write of a reference that may be old costs as much as the rest, so what is the
    /// same already is not written.
    void around(ContinuationCoroutine code) {
        Thread thread = Thread.currentThread();
        Object oldLocals = LOCALS.get(thread);
        Object oldInheritable = INHERITABLE.get(thread);
        Object oldBindings = BINDINGS.get(thread);
        put(thread, locals, inheritable, bindings);
        try {
            code.runOn();
        } finally {
            Object newLocals = LOCALS.get(thread);
            if (newLocals != locals) {
                locals = newLocals;
            }
            Object newInheritable = INHERITABLE.get(thread);
            if (newInheritable != inheritable) {
                inheritable = newInheritable;
            }
            Object newBindings = BINDINGS.get(thread);
            if (newBindings != bindings) {
                bindings = newBindings;
            }
            put(thread, oldLocals, oldInheritable, oldBindings);
        }
    }

    private static void put(
            Thread thread,
            @Nullable Object newLocals,
            @Nullable Object newInheritable,
            @Nullable Object newBindings) {
        if (LOCALS.get(thread) != newLocals) {
            LOCALS.set(thread, newLocals);
        }
        if (INHERITABLE.get(thread) != newInheritable) {
            INHERITABLE.set(thread, newInheritable);
        }
        if (BINDINGS.get(thread) != newBindings) {
            BINDINGS.set(thread, newBindings);
        }
    }

    /// Lets a thread that has not started see the scoped values of the calling one, where possible.
    static void passScopedValues(Thread child) {
        if (FIELDS != null) {
            BINDINGS.set(child, BINDINGS.get(Thread.currentThread()));
        }
    }

    /// Stands in where nothing is ever asked of it.
    private static VarHandle unavailable() {
        return MethodHandles.arrayElementVarHandle(Object[].class);
    }

    private record Fields(
            VarHandle locals, VarHandle inheritable, VarHandle bindings, MethodHandle inherit) {

        static @Nullable Fields find() {
            if (!JvmAccess.isOpen()) {
                return null; // each task gets a thread of its own
            }
            try {
                MethodHandles.Lookup lookup =
                        MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
                Class<?> map = Class.forName("java.lang.ThreadLocal$ThreadLocalMap");
                return new Fields(
                        lookup.findVarHandle(Thread.class, "threadLocals", map),
                        lookup.findVarHandle(Thread.class, "inheritableThreadLocals", map),
                        lookup.findVarHandle(Thread.class, "scopedValueBindings", Object.class),
                        MethodHandles.privateLookupIn(ThreadLocal.class, MethodHandles.lookup())
                                .findStatic(
                                        ThreadLocal.class,
                                        "createInheritedMap",
                                        MethodType.methodType(map, map)));
            } catch (ReflectiveOperationException | RuntimeException e) {
                return null; // a JDK whose threads look otherwise
            }
        }
    }
}
