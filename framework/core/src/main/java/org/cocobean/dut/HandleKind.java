package org.cocobean.dut;

/// What a handle stands for.
public enum HandleKind {
    /// A module, entity, generate block or named block.
    SCOPE,
    /// A net, register or `std_logic` signal, one bit or a vector.
    LOGIC,
    /// An integer variable or signal.
    INTEGER,
    /// A real variable or signal.
    REAL,
    /// A string variable.
    STRING,
    /// An array or memory.
    ARRAY,
    /// A VHDL boolean.
    BOOLEAN,
    /// An enumeration.
    ENUM
}
