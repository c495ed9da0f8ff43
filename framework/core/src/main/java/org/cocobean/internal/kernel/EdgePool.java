package org.cocobean.internal.kernel;

import java.util.ArrayDeque;
import org.cocobean.internal.link.EdgeKind;

/// Idle edge points of one signal and kind of edge.
final class EdgePool {

    private final Watched signal;
    private final EdgeKind edges;
    private final ArrayDeque<EdgePoint> idle = new ArrayDeque<>();

    EdgePool(Watched signal, EdgeKind edges) {
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
