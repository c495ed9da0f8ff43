package org.cocobean.internal.link;

/// How an engine compares a signal, unsigned, with a value.
public enum EngineCondition {
    /// Not at all.
    ALWAYS(WindowLayout.OP_ALWAYS),
    /// Equal.
    EQUAL(WindowLayout.OP_EQ),
    /// Not equal.
    NOT_EQUAL(WindowLayout.OP_NE),
    /// Less.
    LESS(WindowLayout.OP_LT),
    /// Not less.
    AT_LEAST(WindowLayout.OP_GE);

    final int code;

    EngineCondition(int code) {
        this.code = code;
    }
}
