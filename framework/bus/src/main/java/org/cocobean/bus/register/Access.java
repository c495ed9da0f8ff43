package org.cocobean.bus.register;

/// What reads and writes do to a field.
public enum Access {
    /// Keeps what is written.
    READ_WRITE,
    /// Ignores what is written.
    READ_ONLY,
    /// Keeps what is written; what is read says nothing.
    WRITE_ONLY,
    /// Bits that are written as 1 become 0.
    WRITE_1_CLEARS,
    /// Bits that are written as 1 become 1.
    WRITE_1_SETS,
    /// Is 0 after it was read; ignores what is written.
    READ_CLEARS;

    /// Returns what a write leaves.
    long written(long before, long data) {
        return switch (this) {
            case READ_WRITE, WRITE_ONLY -> data;
            case READ_ONLY, READ_CLEARS -> before;
            case WRITE_1_CLEARS -> before & ~data;
            case WRITE_1_SETS -> before | data;
        };
    }

    /// Returns what a read leaves of what it has seen.
    long read(long seen) {
        return this == READ_CLEARS ? 0 : seen;
    }

    boolean isReadable() {
        return this != WRITE_ONLY;
    }
}
