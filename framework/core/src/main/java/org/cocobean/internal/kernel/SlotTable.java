package org.cocobean.internal.kernel;

import org.cocobean.internal.link.Window;
import org.cocobean.internal.link.WindowLayout;

/// Gives signals their places in the window, one after the other.
final class SlotTable {

    private final Window window;
    private int next = (int) WindowLayout.SLOT_AREA;

    SlotTable(Window window) {
        this.window = window;
    }

    /// Takes a slot for a signal and describes the signal in it.
    int allocate(ObjectInfo info) {
        return allocate(info, info.width());
    }

    /// Makes a slot for some bits of a signal, which is only watched.
    int allocateView(ObjectInfo info, int baseSlot, int low, int width) {
        int view = allocate(info, width);
        window.setInt(view + (long) WindowLayout.SLOT_BASE, baseSlot);
        window.setInt(view + (long) WindowLayout.SLOT_LOW, low);
        return view;
    }

    private int allocate(ObjectInfo info, int width) {
        int words = (width + 63) / 64;
        int size = WindowLayout.SLOT_HEADER + 8 * (2 * info.planes() + 1) * words;
        int slot = next;
        if (slot + (long) size > WindowLayout.SIZE) {
            throw new IllegalStateException(
                    "the test uses more signals than the link has room for ("
                            + WindowLayout.SLOT_AREA_SIZE
                            + " bytes); read large memories in bulk instead of by element");
        }
        next += size;
        window.setInt(WindowLayout.SLOTS_END, next);
        window.setInt(slot + (long) WindowLayout.SLOT_HANDLE, info.handle());
        window.setInt(slot + (long) WindowLayout.SLOT_WORDS, words);
        window.setInt(slot + (long) WindowLayout.SLOT_PLANES, info.planes());
        window.setInt(slot + (long) WindowLayout.SLOT_KIND, ObjectInfo.code(info.kind()));
        window.setInt(slot + (long) WindowLayout.SLOT_WIDTH, width);
        return slot;
    }
}
