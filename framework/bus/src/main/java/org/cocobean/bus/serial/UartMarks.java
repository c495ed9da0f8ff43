package org.cocobean.bus.serial;

import java.util.PriorityQueue;
import org.cocobean.internal.kernel.UartEngine;

/// How many frames somebody waits for: an engine wakes for the first of them, and else for half of
/// its ring.
final class UartMarks {

    private final UartEngine engine;
    private final PriorityQueue<Long> wanted = new PriorityQueue<>();
    private int ends;
    private boolean eager;
    private long pulled;

    UartMarks(UartEngine engine) {
        this.engine = engine;
        mark();
    }

    /// From now on each frame wakes.
    void beEager() {
        eager = true;
        mark();
    }

    /// So many have been handed on.
    void pulled(long frames) {
        pulled = frames;
        mark();
    }

    /// Waits once, until that many more frames have come at the latest.
    void await(int more, Runnable wait) {
        Long frames = pulled + more;
        wanted.add(frames);
        mark();
        try {
            wait.run();
        } finally {
            wanted.remove(frames);
            mark();
        }
    }

    /// Waits once, until there is a frame with these levels in some places at the latest.
    void awaitEnd(long places, long levels, Runnable wait) {
        ends++;
        engine.wakeAfter(places, levels);
        try {
            wait.run();
        } finally {
            if (--ends == 0) {
                engine.wakeAfter(0, 0);
            }
        }
    }

    private void mark() {
        Long least = wanted.peek();
        long wake = pulled + engine.room() / 2;
        engine.wakeAt(eager ? 0 : least == null ? wake : Math.min(wake, least));
    }
}
