package org.cocobean;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cocobean.time.SimTime;

/// Draws what a bus or a model does as boxes beside the waves of the calling task's test.
///
/// ```java
/// record Command(int count, boolean fast) {}
/// Lane<Command> lane = Lane.of("commands");     // boxes such as: 1f fast
/// SimTime start = now();
/// ...
/// lane.add(command, start, now());
/// ```
///
/// Endpoints of `cocobean-bus` have lanes by themselves. The last 2,000 transactions of each lane
/// are kept; texts are made of them when the test has ended, so items must be immutable. They are
/// written beside the waves of tests that fail or are traced.
///
/// @param <T> what goes on in it
public final class Lane<T> {

    /// How many transactions of a lane are kept.
    public static final int KEPT = 2000;

    private record Entry<T>(T item, SimTime start, Optional<SimTime> end, boolean sampled) {}

    private final Lanes lanes;
    private final String name;
    private final Function<? super T, String> label;
    private final Function<? super T, Map<String, String>> fields;
    private final ArrayDeque<Entry<T>> entries = new ArrayDeque<>();

    private Lane(
            Lanes lanes,
            String name,
            Function<? super T, String> label,
            Function<? super T, Map<String, String>> fields) {
        this.lanes = lanes;
        this.name = name;
        this.label = label;
        this.fields = fields;
    }

    /// Adds a lane to the pictures of the calling task's test. Of a record its first number is
    /// shown in hexadecimal, and what of it is true or a text; of anything else its text.
    public static <T> Lane<T> of(String name) {
        return of(name, ItemText::label, ItemText::fields);
    }

    /// Adds a lane to the pictures of the calling task's test. More about a record than its label
    /// is told by its components.
    ///
    /// @param label makes the text in the box; short
    public static <T> Lane<T> of(String name, Function<? super T, String> label) {
        return of(name, label, ItemText::fields);
    }

    /// Adds a lane to the pictures of the calling task's test.
    ///
    /// @param label makes the text in the box; short
    /// @param fields tells more, by name
    public static <T> Lane<T> of(
            String name,
            Function<? super T, String> label,
            Function<? super T, Map<String, String>> fields) {
        Lanes lanes = Simulation.current().lanes();
        Lane<T> lane = new Lane<>(lanes, name, label, fields);
        lanes.add(lane);
        return lane;
    }

    /// Tells whether the calling task's test has a lane of that name.
    public static boolean exists(String name) {
        return Simulation.current().lanes().has(name);
    }

    /// Has something done once when the test ends: it may add what is known by then, and must not
    /// wait.
    public void atEnd(Runnable action) {
        lanes.atEnd(action);
    }

    /// Adds what was there from `start` until `end`.
    public void add(T item, SimTime start, SimTime end) {
        keep(new Entry<>(item, start, Optional.of(end), false));
    }

    /// Adds what a flip-flop saw at a clock edge `first` and for the last time at `last`.
    public void addSampled(T item, SimTime first, SimTime last) {
        keep(new Entry<>(item, first, Optional.of(last), true));
    }

    /// Adds what was there from `start` on and has not ended.
    public void addOpen(T item, SimTime start) {
        keep(new Entry<>(item, start, Optional.empty(), false));
    }

    private void keep(Entry<T> entry) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /// Returns the name.
    public String name() {
        return name;
    }

    List<Transaction> transactions() {
        List<Transaction> all = new ArrayList<>(entries.size());
        for (Entry<T> each : entries) {
            all.add(
                    new Transaction(
                            name,
                            each.start,
                            each.end,
                            each.sampled,
                            label.apply(each.item),
                            fields.apply(each.item)));
        }
        return all;
    }
}
