package org.cocobean.internal.kernel;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;
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

    /// One task's place in a line; fires once, when it is served.
    private static final class Place<T> extends KernelTrigger {
        private final SoftPoint point = new SoftPoint(this);
        private final String what;
        private @Nullable T item;
        private boolean served;

        Place(Kernel kernel, String what, @Nullable T item) {
            super(kernel);
            this.what = what;
            this.item = item;
        }

        void serve() {
            served = true;
            point.fire();
        }

        T item() {
            if (item == null) {
                throw new IllegalStateException(
                        "a place in the line for " + what + " holds no item");
            }
            return item;
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
    private static final class Line<T> {
        private final Kernel kernel;
        private final String what;
        private final ArrayDeque<Place<T>> places = new ArrayDeque<>();

        Line(Kernel kernel, String what) {
            this.kernel = kernel;
            this.what = what;
        }

        /// Waits until the calling task is served.
        ///
        /// @param item what it brings
        /// @param giveBack called when it was served, but is cancelled before it could go on
        Place<T> await(@Nullable T item, Consumer<Place<T>> giveBack) {
            Place<T> place = new Place<>(kernel, what, item);
            places.add(place);
            try {
                place.await();
            } catch (RuntimeException | Error e) {
                places.remove(place);
                if (place.served) {
                    giveBack.accept(place);
                }
                throw e;
            }
            return place;
        }

        /// Takes the first one that still waits out of the line, or returns null; serve it next.
        @Nullable Place<T> next() {
            for (Place<T> place = places.poll(); place != null; place = places.poll()) {
                if (place.point.hasWaiters()) {
                    return place;
                }
            }
            return null;
        }
    }

    private static final class LockImpl implements SimLock {
        private final Kernel kernel;
        private final String name;
        private final Line<Object> line;
        private boolean held;

        LockImpl(Kernel kernel, String name) {
            this.kernel = kernel;
            this.name = name;
            this.line = new Line<>(kernel, name);
        }

        @Override
        public Held acquire() {
            kernel.checkTask();
            TaskImpl<?> self = kernel.scheduler().current();
            if (held) {
                line.await(
                        null, place -> passOn()); // whoever releases hands it over: it stays held
            }
            held = true;
            return new HeldImpl(self);
        }

        private void passOn() {
            Place<Object> next = line.next();
            held = next != null;
            if (next != null) {
                next.serve();
            }
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
                            name
                                    + " was released already by "
                                    + owner.name()
                                    + ": release each Held once");
                }
                released = true;
                passOn();
            }

            @Override
            public void close() {
                if (!released) {
                    release();
                }
            }
        }
    }

    /// Items go straight from who puts to who has waited longest, so nobody can push in between.
    private static final class QueueImpl<T> implements SimQueue<T> {
        private final Kernel kernel;
        private final int capacity;
        private final Queue<T> items;
        private final Line<T> takers;
        private final Line<T> putters;

        QueueImpl(Kernel kernel, int capacity, Queue<T> items) {
            if (capacity < 1) {
                throw new IllegalArgumentException(
                        "a queue needs room for at least one item, not " + capacity);
            }
            this.kernel = kernel;
            this.capacity = capacity;
            this.items = items;
            this.takers = new Line<>(kernel, "an item in the queue");
            this.putters = new Line<>(kernel, "room in the queue");
        }

        @Override
        public void put(T item) {
            if (!tryPut(item)) {
                putters.await(item, place -> {}); // the item is in the queue, and stays there
            }
        }

        @Override
        public boolean tryPut(T item) {
            kernel.checkTask();
            if (items.size() >= capacity) {
                return false;
            }
            Place<T> taker = takers.next();
            if (taker == null) {
                items.add(item);
            } else {
                taker.item = item;
                taker.serve();
            }
            return true;
        }

        @Override
        public T take() {
            Optional<T> item = tryTake();
            return item.isPresent() ? item.get() : takers.await(null, this::takeBack).item();
        }

        @Override
        public Optional<T> tryTake() {
            kernel.checkTask();
            T item = items.poll();
            if (item == null) {
                return Optional.empty();
            }
            Place<T> putter = putters.next();
            if (putter != null) {
                items.add(putter.item());
                putter.serve();
            }
            return Optional.of(item);
        }

        /// A task was cancelled that had been given an item and had not run since.
        private void takeBack(Place<T> cancelled) {
            Place<T> taker = takers.next();
            if (taker != null) {
                taker.item = cancelled.item();
                taker.serve();
            } else if (items instanceof ArrayDeque<T> line) {
                line.addFirst(cancelled.item());
            } else {
                items.add(cancelled.item());
            }
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
