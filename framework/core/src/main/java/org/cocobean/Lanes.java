package org.cocobean;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The lanes of the present test.
final class Lanes {

    private final List<Lane<?>> lanes = new ArrayList<>();
    private final List<Runnable> ends = new ArrayList<>();

    void add(Lane<?> lane) {
        lanes.add(lane);
    }

    boolean has(String name) {
        return lanes.stream().anyMatch(lane -> lane.name().equals(name));
    }

    void atEnd(Runnable action) {
        ends.add(action);
    }

    /// Has everything added that is known; while the simulation can still be looked at.
    void gather() {
        List<Runnable> actions = List.copyOf(ends);
        ends.clear();
        actions.forEach(Runnable::run);
    }

    void clear() {
        lanes.clear();
        ends.clear();
    }

    /// In the order in which they began.
    List<Transaction> transactions() {
        return lanes.stream()
                .flatMap(lane -> lane.transactions().stream())
                .sorted(Comparator.comparing(Transaction::start))
                .toList();
    }
}
