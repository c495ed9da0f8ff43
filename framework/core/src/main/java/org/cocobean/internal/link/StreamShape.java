package org.cocobean.internal.link;

import java.util.List;
import org.cocobean.internal.link.StreamCell.Role;

/// How much room the engine of a stream has, for its steps and for the entries of its ring.
///
/// @param signals of the payload
/// @param steps a power of 2, or 0
/// @param entries a power of 2
/// @param entry words of one
public record StreamShape(Role role, int signals, int steps, int entries, int entry) {

    /// Steps and bytes of entries that lie beside the simulator: enough to wake the JVM seldom.
    private static final int STEPS = 2048;

    private static final int RING_BYTES = 1 << 17;
    private static final int LEAST_ENTRIES = 128;

    /// What waits, and what it was before it changed.
    private static final int OF_A_CHECK = 2;

    /// Returns the shape of a stream of these signals.
    public static StreamShape of(Role role, List<SlotCell> payload) {
        int words = payload.stream().mapToInt(SlotCell::size).sum();
        if (role == Role.CHECK) {
            return new StreamShape(role, payload.size(), 0, OF_A_CHECK, words);
        }
        int entry = WindowLayout.ENTRY_HEAD + words;
        int most = Math.max(LEAST_ENTRIES, RING_BYTES / (Long.BYTES * entry));
        int steps = role == Role.MONITOR ? 0 : STEPS;
        return new StreamShape(role, payload.size(), steps, Integer.highestOneBit(most), entry);
    }

    int bytes() {
        return stepsAt(signals)
                + WindowLayout.STEP_ITEM_SIZE * steps
                + Long.BYTES * entries * Math.max(entry, 1);
    }

    /// Returns where the steps begin in the description of a stream.
    static int stepsAt(int signals) {
        return WindowLayout.STREAM_SLOT + Long.BYTES * ((signals + 1) / 2);
    }
}
