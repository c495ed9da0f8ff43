package org.cocobean.internal.launch;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The simulations that are open, by the thread that started them.
///
/// One that is never closed never tells what its HDL reported last. The end of a test closes its
/// own, the end of a class those that it started for its tests; one that is left fails the run, and
/// those of a program are named when the JVM ends.
public final class OpenSimulations {

    private static final ThreadLocal<Set<Object>> OF_THREAD =
            ThreadLocal.withInitial(() -> Collections.synchronizedSet(new LinkedHashSet<>()));
    private static final Map<Object, Thread> ALL = new ConcurrentHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(OpenSimulations::tellForgotten));
    }

    private OpenSimulations() {}

    /// Adds one that the calling thread has started.
    ///
    /// @return takes it off again; for any thread
    public static Runnable add(Object simulation) {
        Set<Object> ofThread = OF_THREAD.get();
        ofThread.add(simulation);
        ALL.put(simulation, Thread.currentThread());
        return () -> {
            ofThread.remove(simulation);
            ALL.remove(simulation);
        };
    }

    /// Returns those that the calling thread has started, the first one first.
    public static <T> List<T> ofThread(Class<T> type) {
        Set<Object> ofThread = OF_THREAD.get();
        synchronized (ofThread) {
            return ofThread.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    /// Returns those that another thread has started.
    public static <T> Stream<T> startedBy(Thread thread, Class<T> type) {
        return ALL.entrySet().stream()
                .filter(each -> each.getValue() == thread)
                .map(Map.Entry::getKey)
                .filter(type::isInstance)
                .map(type::cast);
    }

    /// Returns all of this JVM.
    public static Set<Object> all() {
        return Set.copyOf(ALL.keySet());
    }

    /// A thread that still runs is being cut off, and has forgotten nothing.
    private static void tellForgotten() {
        ALL.forEach((simulation, thread) -> {
            if (!thread.isAlive()) {
                System.err.println(
                        "cocobean: "
                                + simulation
                                + " was never closed, so what its HDL reported last is not known: start it in try (...)");
            }
        });
    }
}
