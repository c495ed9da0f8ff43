package org.cocobean.internal.link;

/// What is done with a value that travels as text.
public enum TextUse {
    /// The present value is the answer.
    READ(WindowLayout.TEXT_READ),
    /// The payload is queued as a deposit.
    QUEUE(WindowLayout.TEXT_QUEUE),
    /// The number of the literal in the payload is the answer.
    LITERAL(WindowLayout.TEXT_LITERAL);

    final int code;

    TextUse(int code) {
        this.code = code;
    }
}
