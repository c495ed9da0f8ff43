package org.cocobean.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// What the threads of this process are at, for whoever shows the progress of a run.
final class Activities {

    private final Map<Thread, Activity> now = new ConcurrentHashMap<>();
    private final Map<Thread, Consumer<String>> listeners = new ConcurrentHashMap<>();

    /// Something that ends when it is closed, by the thread that began it.
    interface Doing extends AutoCloseable {

        @Override
        void close();
    }

    /// Says that the calling thread begins something; of two inside each other the inner one
    /// counts.
    Doing begin(Activity.Kind kind, String name, String about) {
        Thread thread = Thread.currentThread();
        Activity before =
                now.put(thread, new Activity(kind, name, about, System.currentTimeMillis()));
        return () -> {
            if (before == null) {
                now.remove(thread);
            } else {
                now.put(thread, before);
            }
        };
    }

    /// Tells of each step of the calling thread, besides those who are told already.
    Doing listen(Consumer<String> onStep) {
        Thread thread = Thread.currentThread();
        Consumer<String> before = listeners.get(thread);
        listeners.put(thread, before == null ? onStep : before.andThen(onStep));
        return () -> {
            if (before == null) {
                listeners.remove(thread);
            } else {
                listeners.put(thread, before);
            }
        };
    }

    /// Says which step the calling thread is at, if it is at anything.
    void step(String about) {
        Consumer<String> listener = listeners.get(Thread.currentThread());
        if (listener != null) {
            listener.accept(about);
        }
        now.computeIfPresent(
                Thread.currentThread(),
                (thread, at) -> new Activity(at.kind(), at.name(), about, at.sinceMillis()));
    }

    /// Longest first.
    List<Activity> now() {
        List<Activity> all = new ArrayList<>(now.values());
        all.sort(Comparator.comparingLong(Activity::sinceMillis));
        return all;
    }
}
