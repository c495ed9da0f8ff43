package org.cocobean.internal.link;

/// The changes of a signal that an engine counts.
public enum EdgeKind {
    /// To 1.
    RISING(WindowLayout.EDGE_RISING),
    /// To 0.
    FALLING(WindowLayout.EDGE_FALLING),
    /// Every one.
    ANY(WindowLayout.EDGE_ANY);

    final int code;

    EdgeKind(int code) {
        this.code = code;
    }
}
