package org.cocobean.bus;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.Lane;
import org.cocobean.bus.internal.Lot;
import org.cocobean.internal.kernel.StreamEngine;
import org.cocobean.internal.kernel.StreamEntries;

/// The last transfers of a source beside the simulator, as many as a lane keeps; they become items
/// when the test has ended.
///
/// @param <T> what is sent
final class Tail<T> {

    private final StreamEngine engine;
    private final StreamEntries entries;
    private final List<Lot<T>> lots = new ArrayList<>();
    private final int[] index = new int[Lane.KEPT];
    private final long[] start = new long[Lane.KEPT];
    private final long[] end = new long[Lane.KEPT];
    private long count;

    Tail(StreamEngine engine) {
        this.engine = engine;
        this.entries = engine.entries();
    }

    /// Adds items of a lot, which lie in the ring from an entry on.
    void add(Lot<T> lot, int from, int more, long entry) {
        int at = (int) (count % Lane.KEPT);
        for (int i = 0; i < more; i++) {
            if (at == lots.size()) {
                lots.add(lot);
            } else {
                lots.set(at, lot);
            }
            index[at] = from + i;
            start[at] = entries.get(entry + i, StreamEntries.START);
            end[at] = entries.get(entry + i, StreamEntries.END);
            at = at + 1 == Lane.KEPT ? 0 : at + 1;
        }
        count += more;
    }

    void draw(Lane<T> lane) {
        for (long i = Math.max(0, count - Lane.KEPT); i < count; i++) {
            int at = (int) (i % Lane.KEPT);
            lane.add(
                    lots.get(at).item(index[at]), engine.timeOf(start[at]), engine.timeOf(end[at]));
        }
    }
}
