package org.cocobean.internal.link;

/// A kind of native engine: a row of the table in `engine.h`.
public enum EngineKind {
    /// Fires at a moment.
    TIMER(WindowLayout.KIND_TIMER),
    /// Fires at an edge.
    EDGE(WindowLayout.KIND_EDGE),
    /// Toggles a signal.
    CLOCK(WindowLayout.KIND_CLOCK),
    /// Drives, takes, watches or checks a stream.
    STREAM(WindowLayout.KIND_STREAM),
    /// Answers a bus from memory.
    RAM(WindowLayout.KIND_RAM),
    /// Talks or listens on a serial line.
    UART(WindowLayout.KIND_UART);

    final int code;

    EngineKind(int code) {
        this.code = code;
    }
}
