package org.cocobean.internal.kernel;

import org.cocobean.internal.link.EntryWords;

/// The entries of a stream's ring as words: when it was offered, when it was transferred, then all
/// planes of each signal, as [StreamEngine#wordOf] says. Entries are counted from the first one on;
/// the ring keeps the last of them.
public final class StreamEntries {

    /// The word that says when an entry was offered, or first seen.
    public static final int START = EntryWords.START;

    /// The word that says when an entry was transferred.
    public static final int END = EntryWords.END;

    private final EntryWords ring;

    StreamEntries(EntryWords ring) {
        this.ring = ring;
    }

    /// Returns how many words an entry has.
    public int words() {
        return ring.words();
    }

    /// Returns a word of an entry.
    public long get(long entry, int word) {
        return ring.get(entry, word);
    }

    /// Copies entries, one after the other.
    public void read(long entry, int count, long[] to) {
        ring.read(entry, count, to);
    }

    /// Sets entries that are still to be sent, with all their words; what the times are does not
    /// matter.
    public void write(long entry, int count, long[] from) {
        ring.write(entry, count, from);
    }
}
