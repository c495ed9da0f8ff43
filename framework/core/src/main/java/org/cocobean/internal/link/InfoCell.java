package org.cocobean.internal.link;

import java.lang.foreign.MemorySegment;

/// What the agent says of one object, in the payload; valid until the next command.
public final class InfoCell {

    private final Payload payload;
    private final MemorySegment memory;
    private final long base;

    InfoCell(Payload payload, MemorySegment memory, long base) {
        this.payload = payload;
        this.memory = memory;
        this.base = base;
    }

    private int get(int field) {
        return memory.get(Window.INT, base + field);
    }

    /// Returns its number in the agent.
    public int handle() {
        return get(WindowLayout.INFO_HANDLE);
    }

    /// Returns what it is.
    public ObjectKind kind() {
        return ObjectKind.of(get(WindowLayout.INFO_KIND));
    }

    /// Returns its [InfoFlag]s.
    public int flags() {
        return get(WindowLayout.INFO_FLAGS);
    }

    /// Returns its bits, of an array those of an element.
    public int width() {
        return get(WindowLayout.INFO_WIDTH);
    }

    /// Returns the left bound of the range of its bits.
    public int left() {
        return get(WindowLayout.INFO_LEFT);
    }

    /// Returns the right bound of the range of its bits.
    public int right() {
        return get(WindowLayout.INFO_RIGHT);
    }

    /// Returns the left index of an array, or the lowest number that it takes.
    public int from() {
        return get(WindowLayout.INFO_ARRAY_LEFT);
    }

    /// Returns the right index of an array, or the highest number that it takes.
    public int to() {
        return get(WindowLayout.INFO_ARRAY_RIGHT);
    }

    /// Returns how many planes its values have.
    public int planes() {
        return get(WindowLayout.INFO_PLANES);
    }

    /// Returns its name.
    public String name() {
        return payload.text(base + WindowLayout.INFO_SIZE, get(WindowLayout.INFO_NAME_LENGTH));
    }

    int size() {
        return (WindowLayout.INFO_SIZE + get(WindowLayout.INFO_NAME_LENGTH) + 7) & ~7;
    }
}
