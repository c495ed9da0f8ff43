package org.cocobean.internal.link;

/// What an object of the design is to the agent.
public enum ObjectKind {
    /// Holds other objects.
    SCOPE(WindowLayout.OBJECT_SCOPE),
    /// Bits.
    LOGIC(WindowLayout.OBJECT_LOGIC),
    /// A whole number.
    INTEGER(WindowLayout.OBJECT_INTEGER),
    /// A floating-point number.
    REAL(WindowLayout.OBJECT_REAL),
    /// Text.
    STRING(WindowLayout.OBJECT_STRING),
    /// Has elements.
    ARRAY(WindowLayout.OBJECT_ARRAY),
    /// True or false.
    BOOLEAN(WindowLayout.OBJECT_BOOLEAN),
    /// One of several names.
    ENUM(WindowLayout.OBJECT_ENUM);

    private static final ObjectKind[] ALL = values();

    final int code;

    ObjectKind(int code) {
        this.code = code;
    }

    static ObjectKind of(int code) {
        return ALL[code - WindowLayout.OBJECT_SCOPE];
    }
}
