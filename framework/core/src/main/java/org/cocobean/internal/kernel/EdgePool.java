package org.cocobean.internal.kernel;

import java.util.ArrayDeque;

/// Idle edge points of one signal and kind of edge.
final class EdgePool {

    private final Watched signal;
    private final int edges;
    private final ArrayDeque<EdgePoint> idle = new ArrayDeque<>();

    EdgePool(Watched signal, int edges) {
        this.signal = signal;
        this.edges = edges;
    }

    EdgePoint borrow(EdgeTrigger trigger) {
        EdgePoint point = idle.poll();
        if (point == null) {
            point = new EdgePoint(signal.kernel(), signal, edges);
        }
        return point.lend(trigger, this);
    }

    void add(EdgePoint point) {
        idle.push(point);
    }
}
