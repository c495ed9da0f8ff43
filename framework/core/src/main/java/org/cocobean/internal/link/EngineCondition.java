package org.cocobean.internal.link;

/// How an engine compares a signal with a value.
public enum EngineCondition {
    /// Not at all.
    ALWAYS(WindowLayout.OP_ALWAYS),
    /// Equal.
    EQUAL(WindowLayout.OP_EQ),
    /// Not equal.
    NOT_EQUAL(WindowLayout.OP_NE),
    /// Less, unsigned.
    LESS(WindowLayout.OP_LT),
    /// Not less, unsigned.
    AT_LEAST(WindowLayout.OP_GE),
    /// Less, in two's complement.
    SIGNED_LESS(WindowLayout.OP_SIGNED_LT),
    /// Not less, in two's complement.
    SIGNED_AT_LEAST(WindowLayout.OP_SIGNED_GE);

    final int code;

    EngineCondition(int code) {
        this.code = code;
    }
}
