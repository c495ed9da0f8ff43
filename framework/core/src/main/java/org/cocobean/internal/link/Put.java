package org.cocobean.internal.link;

/// How a value is written past the queue.
public enum Put {
    /// At once.
    IMMEDIATE(WindowLayout.PUT_IMMEDIATE),
    /// To stay until it is released.
    FORCE(WindowLayout.PUT_FORCE),
    /// Not at all: the force ends.
    RELEASE(WindowLayout.PUT_RELEASE),
    /// The present value, to stay.
    FREEZE(WindowLayout.PUT_FREEZE),
    /// A release where every put is a force, of a signal that nothing drives.
    FORGET(WindowLayout.PUT_FORGET);

    final int code;

    Put(int code) {
        this.code = code;
    }
}
