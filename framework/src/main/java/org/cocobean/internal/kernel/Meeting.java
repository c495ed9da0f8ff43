package org.cocobean.internal.kernel;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.cocobean.task.Event;
import org.cocobean.task.SimLock;
import org.cocobean.task.SimQueue;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// How tasks meet: events, locks and queues, all first come, first served.
public final class Meeting {

    private Meeting() {}

    /// Returns a cleared event.
    public static Event event(Kernel kernel, String name) {
        return new EventImpl(kernel, name);
    }

    /// Returns a free lock.
    public static SimLock lock(Kernel kernel, String name) {
        return new LockImpl(kernel, name);
    }

    /// Returns an empty queue; the order of items is that of the storage.
    public static <T> SimQueue<T> queue(Kernel kernel, int capacity, Queue<T> storage) {
        return new QueueImpl<>(kernel, capacity, storage);
    }

    /// Returns storage that gives back the last item first.
    public static <T> Queue<T> stack() {
        return java.util.Collections.asLifoQueue(new ArrayDeque<>());
    }

    /// Returns storage that gives back the least item first.
    public static <T> Queue<T> priorities(Comparator<? super T> order) {
        return new PriorityQueue<>(order);
    }

    private static final class EventImpl extends KernelTrigger implements Event {
        private final SoftPoint point = new SoftPoint(this);
        private final String name;
        private boolean set;

        EventImpl(Kernel kernel, String name) {
            super(kernel);
            this.name = name;
        }

        @Override
        public void set() {
            kernel.checkTask();
            set = true;
            point.fire();
        }

        @Override
        public void clear() {
            kernel.checkTask();
            set = false;
        }

        @Override
        public boolean isSet() {
            return set;
        }

        @Override
        WaitPoint prepare() {
            return point;
        }

        @Override
        @Nullable Trigger already() {
            return set ? this : null;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// One task's place in a line; fires once.
    private static final class Place extends KernelTrigger {
        private final SoftPoint point = new SoftPoint(this);
        private final String what;

        Place(Kernel kernel, String what) {
            super(kernel);
            this.what = what;
        }

        @Override
        WaitPoint prepare() {
            return point;
        }

        @Override
        public String toString() {
            return what;
        }
    }

    /// A line of tasks. Places of tasks that were cancelled while they stood in it are skipped.
    private static final class Line {
        private final Kernel kernel;
        private final String what;
        private final ArrayDeque<Place> places = new ArrayDeque<>();

        Line(Kernel kernel, String what) {
            this.kernel = kernel;
            this.what = what;
        }

        /// Waits for the calling task's turn.
        void await() {
            Place place = new Place(kernel, what);
            places.add(place);
            try {
                place.await();
            } catch (RuntimeException | Error e) {
                places.remove(place);
                throw e;
            }
        }

        /// Lets the first one go on; false when nobody waits.
        boolean admit() {
            for (Place place = places.poll(); place != null; place = places.poll()) {
                if (place.point.hasWaiters()) {
                    place.point.fire();
                    return true;
                }
            }
            return false;
        }
    }

    private static final class LockImpl implements SimLock {
        private final Kernel kernel;
        private final String name;
        private final Line line;
        private boolean held;

        LockImpl(Kernel kernel, String name) {
            this.kernel = kernel;
            this.name = name;
            this.line = new Line(kernel, name);
        }

        @Override
        public Held acquire() {
            kernel.checkTask();
            TaskImpl<?> self = kernel.current();
            if (held) {
                line.await(); // whoever releases hands the lock over, so it stays held
            }
            held = true;
            return new HeldImpl(self);
        }

        @Override
        public boolean isHeld() {
            return held;
        }

        private final class HeldImpl implements Held {
            private final TaskImpl<?> owner;
            private boolean released;

            HeldImpl(TaskImpl<?> owner) {
                this.owner = owner;
            }

            @Override
            public void release() {
                if (released) {
                    throw new IllegalStateException(
                            name + " was released already by " + owner.name());
                }
                released = true;
                held = line.admit();
            }

            @Override
            public void close() {
                if (!released) {
                    release();
                }
            }
        }
    }

    private static final class QueueImpl<T> implements SimQueue<T> {
        private final Kernel kernel;
        private final int capacity;
        private final Queue<T> items;
        private final Line takers;
        private final Line putters;

        QueueImpl(Kernel kernel, int capacity, Queue<T> items) {
            if (capacity < 1) {
                throw new IllegalArgumentException(
                        "a queue needs room for at least one item, not " + capacity);
            }
            this.kernel = kernel;
            this.capacity = capacity;
            this.items = items;
            this.takers = new Line(kernel, "an item in the queue");
            this.putters = new Line(kernel, "room in the queue");
        }

        @Override
        public void put(T item) {
            kernel.checkTask();
            while (items.size() >= capacity) {
                putters.await();
            }
            items.add(item);
            takers.admit();
        }

        @Override
        public boolean tryPut(T item) {
            kernel.checkTask();
            if (items.size() >= capacity) {
                return false;
            }
            items.add(item);
            takers.admit();
            return true;
        }

        @Override
        public T take() {
            kernel.checkTask();
            T item = items.poll();
            while (item == null) {
                takers.await();
                item = items.poll();
            }
            putters.admit();
            return item;
        }

        @Override
        public Optional<T> tryTake() {
            kernel.checkTask();
            T item = items.poll();
            if (item == null) {
                return Optional.empty();
            }
            putters.admit();
            return Optional.of(item);
        }

        @Override
        public int size() {
            return items.size();
        }

        @Override
        public boolean isEmpty() {
            return items.isEmpty();
        }
    }
}
