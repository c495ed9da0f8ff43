package org.cocobean.bus.bench;

import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.timer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.cocobean.Simulation;
import org.cocobean.bus.Watcher;
import org.cocobean.task.Event;
import org.cocobean.task.Obligation;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// Compares what a design does with what was expected of it. Either side may come first.
///
/// ```java
/// Scoreboard<Item> board = Scoreboard.inOrder("fifo");
/// source.onItem(board::expect);
/// sink.onItem(board::actual);
/// ```
///
/// What differs fails the test at once, field by field. A test does not end well while anything has
/// no counterpart, and fails when the scoreboard has compared nothing at all. What comes too much
/// after the last counterpart is seen only where [#lookOnFor] says for how long to wait for it.
///
/// Belongs to one test; all methods are called by its tasks.
///
/// @param <T> what is compared
public final class Scoreboard<T> implements Obligation {

    private record Entry<T>(T item, SimTime time) {}

    private static final long UNSEEN = -1;

    private final String name;
    private final int window;
    private final Function<? super T, ?> key;
    private final Deque<Entry<T>> expected = new ConcurrentLinkedDeque<>();
    private final Deque<Entry<T>> actual = new ConcurrentLinkedDeque<>();
    private final Event changed;
    private BiPredicate<? super T, ? super T> same = Objects::deepEquals;
    private SimTime drain = SimTime.us(100);
    private @Nullable SimTime look;
    private @Nullable SimTime ageLimit;
    private boolean mayBeIdle;
    private volatile boolean waited; // for others, while nothing was compared
    private volatile long compared;
    private volatile long looked = UNSEEN; // how many had been compared at the end of the last look

    private Scoreboard(String name, int window, Function<? super T, ?> key) {
        this.name = name;
        this.window = window;
        this.key = key;
        this.changed = event("the scoreboard " + name);
        Simulation.current().mustFinish(this);
    }

    /// Compares the first with the first, the second with the second.
    public static <T> Scoreboard<T> inOrder(String name) {
        return new Scoreboard<>(name, 1, item -> "");
    }

    /// Lets items come in any order.
    public static <T> Scoreboard<T> anyOrder(String name) {
        return new Scoreboard<>(name, Integer.MAX_VALUE, item -> "");
    }

    /// Lets an item overtake others, but be only among the first so many that are expected.
    public static <T> Scoreboard<T> window(String name, int items) {
        if (items < 1) {
            throw new IllegalArgumentException(
                    "the window of the scoreboard %s holds at least one item, not %d"
                            .formatted(name, items));
        }
        return new Scoreboard<>(name, items, item -> "");
    }

    /// Keeps the order among the items of each key and none between keys.
    public static <T> Scoreboard<T> perKey(String name, Function<? super T, ?> key) {
        return new Scoreboard<>(name, 1, key);
    }

    /// Sets what counts as equal, for values that need not be exact.
    ///
    /// @param test is given what was expected first
    /// @return this
    public Scoreboard<T> equalWhen(BiPredicate<? super T, ? super T> test) {
        same = test;
        return this;
    }

    /// Fails the test when an item has waited longer than this for its counterpart.
    ///
    /// @return this
    public Scoreboard<T> withAgeLimit(SimTime limit) {
        ageLimit = limit;
        fork("age limit of the scoreboard " + name, this::watchAge);
        return this;
    }

    /// Sets how long the end of a test waits for counterparts; 100 us if this is not called.
    ///
    /// @return this
    public Scoreboard<T> drainFor(SimTime limit) {
        drain = limit;
        return this;
    }

    /// Sets how long the end of a test looks on when everything has had its counterpart, for what
    /// comes too much, such as the last item twice; not at all if this is not called. An item that
    /// comes meanwhile and finds its counterpart does not begin this anew.
    ///
    /// @param time some cycles more than an item needs through the design
    /// @return this
    public Scoreboard<T> lookOnFor(SimTime time) {
        look = time;
        return this;
    }

    /// Allows that nothing is compared.
    ///
    /// @return this
    public Scoreboard<T> mayBeIdle() {
        mayBeIdle = true;
        return this;
    }

    /// Expects all that goes over a bus.
    ///
    /// @return this
    public Scoreboard<T> expectFrom(Watcher<T> watcher) {
        watcher.onItem(this::expect);
        return this;
    }

    /// Compares all that goes over a bus.
    ///
    /// @return this
    public Scoreboard<T> watch(Watcher<T> watcher) {
        watcher.onItem(this::actual);
        return this;
    }

    /// Says what must come.
    ///
    /// @throws AssertionError when something else came before
    public void expect(T item) {
        expected.add(new Entry<>(item, now()));
        match();
    }

    /// Says what came.
    ///
    /// @throws AssertionError when something else was expected
    public void actual(T item) {
        actual.add(new Entry<>(item, now()));
        match();
    }

    /// Returns how many pairs were equal.
    public long compared() {
        return compared;
    }

    private void match() {
        boolean found = true;
        while (found && !expected.isEmpty() && !actual.isEmpty()) {
            found = matchOne();
        }
        changed.set();
        changed.clear();
    }

    private boolean matchOne() {
        for (Entry<T> got : actual) {
            List<Entry<T>> rivals = rivals(got);
            for (Entry<T> wanted : rivals) {
                if (same.test(wanted.item(), got.item())) {
                    expected.remove(wanted);
                    actual.remove(got);
                    long before = compared; // one task at a time comes here
                    compared = before + 1;
                    return true;
                }
            }
            if (rivals.size() == window) {
                throw new AssertionError(difference(got, rivals));
            }
        }
        return false;
    }

    /// Returns those that may be the counterpart, at most a window.
    private List<Entry<T>> rivals(Entry<T> got) {
        Object group = key.apply(got.item());
        List<Entry<T>> rivals = new ArrayList<>();
        // in order, an earlier one of the same key comes first
        if (window == 1) {
            for (Entry<T> earlier : actual) {
                if (earlier == got) {
                    break;
                }
                if (Objects.equals(key.apply(earlier.item()), group)) {
                    return rivals;
                }
            }
        }
        Iterator<Entry<T>> all = expected.iterator();
        while (all.hasNext() && rivals.size() < window) {
            Entry<T> each = all.next();
            if (Objects.equals(key.apply(each.item()), group)) {
                rivals.add(each);
            }
        }
        return rivals;
    }

    private String difference(Entry<T> got, List<Entry<T>> rivals) {
        Entry<T> wanted = rivals.getFirst();
        String scope =
                window == 1 ? "" : " (nor any other of the first " + window + " that are expected)";
        return "scoreboard %s, after %d equal pairs: what came at %s is not what was expected at %s%s:\n%s"
                .formatted(
                        name,
                        compared,
                        got.time(),
                        wanted.time(),
                        scope,
                        Differences.between(wanted.item(), got.item()));
    }

    private void watchAge() {
        SimTime limit = Objects.requireNonNull(ageLimit);
        while (true) {
            Optional<Entry<T>> oldest = oldest();
            if (oldest.isEmpty()) {
                changed.await();
                continue;
            }
            SimTime due = oldest.get().time().plus(limit);
            if (due.compareTo(now()) > 0) {
                timer(due.minus(now())).await();
            } else {
                throw new AssertionError(
                        "scoreboard %s: longer than %s, since %s, without a counterpart: %s"
                                .formatted(name, limit, oldest.get().time(), oldest.get().item()));
            }
        }
    }

    private Optional<Entry<T>> oldest() {
        List<Entry<T>> heads = new ArrayList<>();
        expected.stream().findFirst().ifPresent(heads::add);
        actual.stream().findFirst().ifPresent(heads::add);
        return heads.stream().min(Comparator.comparing(Entry::time));
    }

    /// What else the test must see finished may have handed something since the last look.
    @Override
    public Optional<String> outstanding() {
        Optional<String> left = left();
        boolean isStale = looked != UNSEEN && looked != compared;
        boolean isIdle = looked == 0 && !waited && !mayBeIdle;
        return left.isEmpty() && ((isStale && look != null) || isIdle)
                ? Optional.of(
                        "scoreboard %s: has not looked on since %d were compared"
                                .formatted(name, looked))
                : left;
    }

    private Optional<String> left() {
        List<String> parts = new ArrayList<>();
        leftOver("expected and did not come", expected).ifPresent(parts::add);
        leftOver("came and were not expected", actual).ifPresent(parts::add);
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("scoreboard " + name + ": " + String.join("; ", parts));
    }

    private static <T> Optional<String> leftOver(String what, Deque<Entry<T>> entries) {
        return entries.stream()
                .findFirst()
                .map(head ->
                        "%d %s, the first of %s: %s"
                                .formatted(
                                        entries.size(),
                                        what,
                                        head.time(),
                                        Differences.text(head.item())));
    }

    @Override
    public void finish() {
        settle();
        SimTime more = look;
        if (more != null) {
            await(more);
            settle();
        }
        waited = looked != UNSEEN;
        looked = compared;
        if (waited || compared > 0) {
            judge();
        }
    }

    @Override
    public void judge() {
        if (compared == 0 && !mayBeIdle) {
            throw new AssertionError(
                    "the scoreboard %s has compared nothing, so the test has shown nothing by it: hand it what is expected and what comes, or say mayBeIdle()"
                            .formatted(name));
        }
    }

    private void settle() {
        Trigger limit = timer(drain);
        SimTime end = now().plus(drain);
        while (left().isPresent()) {
            if (first(changed, limit).await() == limit || now().compareTo(end) >= 0) {
                throw new AssertionError(
                        "the test ended, and %s after %s more of it"
                                .formatted(left().orElse("nothing is left over"), drain));
            }
        }
    }
}
