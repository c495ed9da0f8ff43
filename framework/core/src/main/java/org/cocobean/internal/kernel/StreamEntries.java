package org.cocobean.internal.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The entries of a stream's ring as words: when it was offered, when it was transferred, then all
/// planes of each signal, as [StreamEngine#wordOf] says. Entries are counted from the first one on;
/// the ring keeps the last of them.
public final class StreamEntries {

    /// The word that says when an entry was offered, or first seen.
    public static final int START = 0;

    /// The word that says when an entry was transferred.
    public static final int END = 1;

    private final MemorySegment memory;
    private final int words;
    private final long mask;

    StreamEntries(MemorySegment memory, int words, int room) {
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
        return memory.getAtIndex(ValueLayout.JAVA_LONG, (entry & mask) * words + word);
    }

    /// Sets a word of an entry.
    public void set(long entry, int word, long value) {
        memory.setAtIndex(ValueLayout.JAVA_LONG, (entry & mask) * words + word, value);
    }
}
