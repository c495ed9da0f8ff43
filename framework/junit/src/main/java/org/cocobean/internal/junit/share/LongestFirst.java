package org.cocobean.internal.junit.share;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.cocobean.internal.control.Control;
import org.cocobean.internal.share.Durations;
import org.cocobean.internal.share.Share;
import org.cocobean.session.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/// Puts those tests first that took long the last time, so that no long one begins when all others
/// have ended. Those that took about as long are in another order in each process, so that not all
/// ask for the same at the same time.
public final class LongestFirst implements ClassOrderer, MethodOrderer {

    private @Nullable Times times;

    /// Made by JUnit.
    public LongestFirst() {}

    @Override
    public void orderClasses(ClassOrdererContext context) {
        order(
                context.getClassDescriptors(),
                (ClassDescriptor type) -> type.getTestClass().getName(),
                type -> times().durations().ofClass(type.getTestClass().getName()));
    }

    @Override
    public void orderMethods(MethodOrdererContext context) {
        order(
                context.getMethodDescriptors(),
                (MethodDescriptor method) -> method.getMethod().getName(),
                method ->
                        times().durations()
                                .of(
                                        context.getTestClass().getName(),
                                        method.getMethod().getName()));
    }

    private <T> void order(
            List<? extends T> descriptors, Function<T, String> name, ToLongFunction<T> millis) {
        String process = times().process();
        descriptors.sort(
                Comparator.<T>comparingInt(each -> -magnitude(millis.applyAsLong(each)))
                        .thenComparingInt(each -> (process + name.apply(each)).hashCode() * 31));
    }

    /// Times within a factor of two are the same.
    private static int magnitude(long millis) {
        return Long.SIZE - Long.numberOfLeadingZeros(millis);
    }

    /// Reads once, when the first order is asked for: JUnit hands no store to who orders.
    private synchronized Times times() {
        Times read = times;
        if (read == null) {
            read = Times.of(Session.current());
            times = read;
        }
        return read;
    }

    /// @param process the name of this process in the run
    private record Times(Durations durations, String process) {

        static Times of(Session session) {
            return new Times(
                    Durations.before(session.run().path()),
                    Control.of(session).map(Share::name).orElse(""));
        }
    }
}
