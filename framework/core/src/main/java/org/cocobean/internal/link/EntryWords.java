package org.cocobean.internal.link;

import java.lang.foreign.MemorySegment;

/// The entries of a stream's ring, as words of the window.
public final class EntryWords {

    /// The word that says when an entry was offered, or first seen.
    public static final int START = WindowLayout.ENTRY_START;

    /// The word that says when an entry was transferred.
    public static final int END = WindowLayout.ENTRY_END;

    private final MemorySegment memory;
    private final int words;
    private final long mask;

    /// @param memory the whole ring
    /// @param words of an entry
    /// @param room for entries, a power of 2
    EntryWords(MemorySegment memory, int words, int room) {
        this.memory = memory;
        this.words = words;
        this.mask = room - 1L;
    }

    /// Returns how many words an entry has.
    public int words() {
        return words;
    }

    /// Returns a word of an entry.
    public long get(long entry, int word) {
        return memory.getAtIndex(Window.LONG, (entry & mask) * words + word);
    }

    /// Sets a word of an entry.
    public void set(long entry, int word, long value) {
        memory.setAtIndex(Window.LONG, (entry & mask) * words + word, value);
    }
}
