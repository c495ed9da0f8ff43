package org.cocobean.waves;

/// Where the chain of each signal lies in a block, and how long it is; 0 for a signal that did not
/// change.
final class FstIndex {

    private final long[] offsets;
    private final int[] lengths;
    private int next;
    private int open = -1;
    private int alias;
    private long offset;

    private FstIndex(int handles) {
        offsets = new long[handles + 1];
        lengths = new int[handles + 1];
    }

    long offset(int handle) {
        return offsets[handle];
    }

    int length(int handle) {
        return lengths[handle];
    }

    /// Reads rows: how many signals did not change, where the next chain begins behind the last
    /// one, or whose chain is shared.
    ///
    /// @param signedAliases whether an odd number below 0 names the signal whose chain is shared;
    ///   else that is a number behind a 0
    /// @param end where the last chain ends
    static FstIndex read(byte[] table, int handles, boolean signedAliases, long end) {
        FstIndex index = new FstIndex(handles);
        ByteCursor cursor = new ByteCursor(table);
        while (cursor.hasMore()) {
            byte first = table[cursor.position()];
            boolean isOdd = (first & 1) == 1;
            if (signedAliases && isOdd) {
                index.chainOrAlias(cursor.signedVarint() >> 1);
            } else if (!signedAliases && first == 0) {
                cursor.skip(1);
                index.shared((int) -cursor.varint());
            } else if (isOdd) {
                index.chain(cursor.varint() >> 1);
            } else {
                index.next += (int) (cursor.varint() >> 1);
            }
        }
        index.closeChain(end);
        index.share();
        return index;
    }

    /// A step of 0 is the alias of before.
    private void chainOrAlias(long step) {
        if (step > 0) {
            chain(step);
        } else {
            alias = step < 0 ? (int) step : alias;
            shared(alias);
        }
    }

    private void chain(long step) {
        offset += step;
        closeChain(offset);
        offsets[next] = offset;
        open = next++;
    }

    private void shared(int with) {
        lengths[next++] = with;
    }

    private void closeChain(long end) {
        if (open >= 0) {
            lengths[open] = (int) (end - offsets[open]);
        }
    }

    private void share() {
        for (int handle = 0; handle < lengths.length; handle++) {
            if (lengths[handle] < 0) {
                int other = -lengths[handle] - 1;
                offsets[handle] = offsets[other];
                lengths[handle] = lengths[other];
            }
        }
    }
}
