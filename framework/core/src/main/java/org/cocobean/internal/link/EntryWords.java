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

    /// Copies entries, one after the other.
    public void read(long entry, int count, long[] to) {
        int unbroken = unbroken(entry, count);
        MemorySegment.copy(memory, Window.LONG, offset(entry), to, 0, unbroken * words);
        if (unbroken < count) {
            int rest = (count - unbroken) * words;
            MemorySegment.copy(memory, Window.LONG, 0, to, unbroken * words, rest);
        }
    }

    /// Sets entries, with all their words.
    public void write(long entry, int count, long[] from) {
        int unbroken = unbroken(entry, count);
        MemorySegment.copy(from, 0, memory, Window.LONG, offset(entry), unbroken * words);
        if (unbroken < count) {
            int rest = (count - unbroken) * words;
            MemorySegment.copy(from, unbroken * words, memory, Window.LONG, 0, rest);
        }
    }

    private int unbroken(long entry, int count) {
        return (int) Math.min(count, mask + 1 - (entry & mask));
    }

    private long offset(long entry) {
        return Long.BYTES * (entry & mask) * words;
    }
}
