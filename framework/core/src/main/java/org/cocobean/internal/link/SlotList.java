package org.cocobean.internal.link;

/// A list of slots in the window, which the JVM fills and the agent works off.
public final class SlotList {

    private final IndexList offsets;

    SlotList(IndexList offsets) {
        this.offsets = offsets;
    }

    /// Returns how many there are.
    public int size() {
        return offsets.size();
    }

    /// Tells whether nothing more fits.
    public boolean isFull() {
        return offsets.isFull();
    }

    /// Puts one at the end; there must be room.
    public void add(SlotCell slot) {
        offsets.add(slot.offset());
    }

    /// Empties it.
    public void clear() {
        offsets.clear();
    }
}
