package org.cocobean.internal.link;

/// How the two sides of a link wait for their turn.
public enum Handover {
    /// As the load of the machine asks for.
    AUTO(-1),
    /// Without leaving the core.
    SPIN(WindowLayout.MODE_SPIN),
    /// Until the other side wakes it.
    SLEEP(WindowLayout.MODE_SLEEP),
    /// Leaving the core to the other side again and again.
    YIELD(WindowLayout.MODE_YIELD);

    final int code;

    Handover(int code) {
        this.code = code;
    }
}
