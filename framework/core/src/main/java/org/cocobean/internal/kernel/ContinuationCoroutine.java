package org.cocobean.internal.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.cocobean.internal.link.JvmAccess;
import org.jspecify.annotations.Nullable;

/// A coroutine on the JVM's own continuations: a switch costs under 100 ns and all bodies share the
/// driver's thread. The one file that touches `jdk.internal.vm`, which [JvmAccess] exports.
final class ContinuationCoroutine implements Coroutine {

    private static final @Nullable Handles HANDLES = Handles.find();
    private static final MethodHandle NEW = HANDLES == null ? unavailable() : HANDLES.create;
    private static final MethodHandle RUN = HANDLES == null ? unavailable() : HANDLES.run;
    private static final MethodHandle YIELD = HANDLES == null ? unavailable() : HANDLES.yield;
    private static final MethodHandle STACK = HANDLES == null ? unavailable() : HANDLES.stack;
    private static final MethodHandle DONE = HANDLES == null ? unavailable() : HANDLES.done;

    private final Object continuation;
    private final Belongings belongings = Belongings.inherited();

    ContinuationCoroutine(Runnable body) {
        try {
            continuation = (Object) NEW.invokeExact(body);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot create a continuation", e);
        }
    }

    /// Tells whether the JVM exports its continuations and opens its threads.
    static boolean isAvailable() {
        return HANDLES != null && Belongings.areAvailable();
    }

    @Override
    public void run() {
        belongings.around(this);
    }

    /// Runs the body, which has its own thread locals by now.
    void runOn() {
        try {
            RUN.invokeExact(continuation);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a task's body let a checked exception pass", e);
        }
    }

    @Override
    public void suspend() {
        try {
            YIELD.invokeExact();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "a task cannot wait here, because a synchronized block or native code is below it on its stack: "
                            + e.getMessage()
                            + "; use SimLock instead of synchronized, or run the test with"
                            + " -Dcocobean.tasks=virtual",
                    e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot suspend a continuation", e);
        }
    }

    @Override
    public boolean isDone() {
        try {
            return (boolean) DONE.invokeExact(continuation);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot ask a continuation", e);
        }
    }

    @Override
    public StackTraceElement[] stackTrace() {
        try {
            return (StackTraceElement[]) STACK.invokeExact(continuation);
        } catch (Throwable e) {
            return new StackTraceElement[0]; // it went on meanwhile
        }
    }

    private static MethodHandle unavailable() {
        return MethodHandles.throwException(Object.class, IllegalStateException.class);
    }

    private record Handles(
            MethodHandle create,
            MethodHandle run,
            MethodHandle yield,
            MethodHandle done,
            MethodHandle stack) {

        static @Nullable Handles find() {
            if (!JvmAccess.isOpen()) {
                return null; // virtual threads do the same, slower
            }
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                Class<?> scopeClass = Class.forName("jdk.internal.vm.ContinuationScope");
                Class<?> type = Class.forName("jdk.internal.vm.Continuation");
                Object scope =
                        lookup.findConstructor(
                                        scopeClass, MethodType.methodType(void.class, String.class))
                                .invoke("cocobean");
                MethodHandle create =
                        lookup.findConstructor(
                                        type,
                                        MethodType.methodType(
                                                void.class, scopeClass, Runnable.class))
                                .bindTo(scope)
                                .asType(MethodType.methodType(Object.class, Runnable.class));
                MethodHandle run =
                        lookup.findVirtual(type, "run", MethodType.methodType(void.class))
                                .asType(MethodType.methodType(void.class, Object.class));
                MethodHandle yield =
                        lookup.findStatic(
                                        type,
                                        "yield",
                                        MethodType.methodType(boolean.class, scopeClass))
                                .bindTo(scope)
                                .asType(MethodType.methodType(void.class));
                MethodHandle done =
                        lookup.findVirtual(type, "isDone", MethodType.methodType(boolean.class))
                                .asType(MethodType.methodType(boolean.class, Object.class));
                MethodHandle stack =
                        lookup.findVirtual(
                                        type,
                                        "getStackTrace",
                                        MethodType.methodType(StackTraceElement[].class))
                                .asType(
                                        MethodType.methodType(
                                                StackTraceElement[].class, Object.class));
                return new Handles(create, run, yield, done, stack);
            } catch (Throwable e) {
                return null; // a JDK whose continuations look otherwise
            }
        }
    }
}
