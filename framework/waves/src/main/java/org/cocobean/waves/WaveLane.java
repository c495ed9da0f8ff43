package org.cocobean.waves;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A row of boxes beside the rows of signals.
///
/// @param name of the lane; several rows have it where transactions overlap
/// @param boxes from left to right, none over another
public record WaveLane(String name, List<Box> boxes) {

    private static final int MOST_ROWS = 4;

    /// Keeps a copy of the boxes.
    public WaveLane {
        boxes = List.copyOf(boxes);
    }

    /// A transaction in some cycles.
    ///
    /// @param from the first cycle
    /// @param to the cycle after the last
    public record Box(int from, int to, String label, String details) {}

    /// Puts transactions into the cycles in which they were there.
    ///
    /// @param times when each cycle begins
    /// @param until the time after the last cycle
    static List<WaveLane> of(List<WaveTransaction> transactions, List<Long> times, long until) {
        Map<String, List<List<Box>>> rows = new LinkedHashMap<>();
        Map<String, Integer> left = new LinkedHashMap<>();
        for (WaveTransaction each : transactions) {
            int from = each.sampled() ? before(times, each.start()) : at(times, each.start());
            int to =
                    1
                            + (each.end().isEmpty()
                                    ? times.size() - 1
                                    : before(times, each.end().getAsLong()));
            boolean isLater = each.sampled() ? each.start() > until : each.start() >= until;
            if (isLater || to <= 0) {
                continue;
            }
            int first = Math.max(0, from);
            Box box = new Box(first, Math.max(first + 1, to), each.label(), each.details());
            if (!put(box, rows.computeIfAbsent(each.lane(), lane -> new ArrayList<>()))) {
                left.merge(each.lane(), 1, Integer::sum);
            }
        }
        List<WaveLane> lanes = new ArrayList<>();
        rows.forEach((name, all) -> {
            for (int i = 0; i < all.size(); i++) {
                int more = i == MOST_ROWS - 1 ? left.getOrDefault(name, 0) : 0;
                lanes.add(new WaveLane(more == 0 ? name : name + " (+" + more + ")", all.get(i)));
            }
        });
        return lanes;
    }

    /// Puts a box into the first row that has room; what begins earlier comes earlier.
    private static boolean put(Box box, List<List<Box>> rows) {
        for (List<Box> row : rows) {
            if (row.getLast().to <= box.from) {
                return row.add(box);
            }
        }
        return rows.size() < MOST_ROWS && rows.add(new ArrayList<>(List.of(box)));
    }

    /// The last cycle that begins before a time, -1 for none.
    private static int before(List<Long> times, long time) {
        return at(times, time - 1);
    }

    private static int at(List<Long> times, long time) {
        int found = Collections.binarySearch(times, time);
        return found >= 0 ? found : -found - 2;
    }

    /// Returns the part in some of the cycles, which are counted anew.
    WaveLane between(int first, int end) {
        return new WaveLane(
                name,
                boxes.stream()
                        .filter(box -> box.to > first && box.from < end)
                        .map(box ->
                                new Box(
                                        Math.max(box.from, first) - first,
                                        Math.min(box.to, end) - first,
                                        box.label,
                                        box.details))
                        .toList());
    }

    /// Returns a cell for each cycle: the label where a box begins, a dot where it goes on, nothing
    /// where there is none.
    List<String> cells(int count) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cells.add("");
        }
        for (Box box : boxes) {
            cells.set(box.from, box.label);
            for (int i = box.from + 1; i < box.to; i++) {
                cells.set(i, ".");
            }
        }
        return cells;
    }
}
