package org.cocobean.internal.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// The thread that runs right now, also in a task that has moved from one to another with its test.
///
/// To the JIT a compiled frame has one thread for ever: it keeps what [Thread#currentThread] said
/// before a task was suspended, which is right for all code but that in a bare continuation.
final class CallingThread {

    /// In an array, so that no compiler knows what is called and takes it into its frame.
    private static final MethodHandle[] READ = {find()};

    private CallingThread() {}

    static Thread get() {
        try {
            return (Thread) READ[0].invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("cannot ask for the calling thread", e);
        }
    }

    private static MethodHandle find() {
        try {
            return MethodHandles.lookup()
                    .findStatic(Thread.class, "currentThread", MethodType.methodType(Thread.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
