package org.cocobean.internal.link;

import java.lang.foreign.MemorySegment;

/// A memory that an engine serves on five streams, with its table of pages; described in
/// `window.h`.
public final class RamCell {

    /// How many fields it must find.
    public static final int FIELDS = WindowLayout.RAM_FIELD_FIELDS;

    /// How many bytes a page has.
    public static final int PAGE = WindowLayout.PAGE;

    /// How many bytes it takes with a bit for each byte.
    public static final int PAGE_ROOM = WindowLayout.PAGE_ROOM;

    private final MemorySegment memory;
    private final long base;

    RamCell(MemorySegment memory, long base) {
        this.memory = memory;
        this.base = base;
    }

    /// Returns how many bytes one takes.
    public static int size(int pages) {
        return WindowLayout.RAM_PAGE + WindowLayout.RAM_PAGE_SIZE * pages;
    }

    private void set(long field, int value) {
        memory.set(Window.INT, base + field, value);
    }

    private long getLong(long field) {
        return memory.get(Window.LONG, base + field);
    }

    private void setLong(long field, long value) {
        memory.set(Window.LONG, base + field, value);
    }

    /// Returns the channel of a field: 0 for AW, 1 for W, 2 for AR, 3 for B, 4 for R.
    public static int channelOf(int field) {
        return field < WindowLayout.RAM_FIELD_AR_FIELDS
                ? WindowLayout.RAM_CHANNEL_AW
                : field < WindowLayout.RAM_FIELD_WDATA
                        ? WindowLayout.RAM_CHANNEL_AR
                        : field < WindowLayout.RAM_FIELD_BID
                                ? WindowLayout.RAM_CHANNEL_W
                                : field < WindowLayout.RAM_FIELD_RID
                                        ? WindowLayout.RAM_CHANNEL_B
                                        : WindowLayout.RAM_CHANNEL_R;
    }

    /// Describes it anew, switched off and without pages.
    ///
    /// @param engines of the channels
    /// @param pages room of the table, a power of 2
    public void describe(int lanes, int[] engines, int pages) {
        memory.asSlice(base, size(pages)).fill((byte) 0);
        set(WindowLayout.RAM_LANES, lanes);
        for (int i = 0; i < engines.length; i++) {
            set(WindowLayout.RAM_ENGINE + 4L * i, engines[i]);
        }
        set(WindowLayout.RAM_PAGES_ROOM, pages);
    }

    /// Says where a field lies in the entries of its channel.
    ///
    /// @param field its number in `cb_ram_item`
    /// @param at first word
    /// @param words of a plane
    public void setField(int field, int at, int words) {
        long entry = WindowLayout.RAM_FIELD + (long) WindowLayout.RAM_ITEM_SIZE * field;
        set(entry + WindowLayout.RAM_ITEM_AT, at);
        set(entry + WindowLayout.RAM_ITEM_WORDS, words);
    }

    /// Lets it go on when the agent has it.
    public void go() {
        set(WindowLayout.RAM_STATE, WindowLayout.RAM_IS_ON);
    }

    /// Switches it off.
    public void stop() {
        set(WindowLayout.RAM_STATE, WindowLayout.RAM_IS_OFF);
    }

    /// Tells whether it has halted.
    public boolean isHalted() {
        return memory.get(Window.INT, base + WindowLayout.RAM_STATE) == WindowLayout.RAM_IS_HALT;
    }

    /// Returns the number of the page that it halts for, or -1 where what comes next is not plain.
    public long missing() {
        return getLong(WindowLayout.RAM_MISSING) - 1;
    }

    /// Returns how many entries of AW, W or AR it has taken.
    public long taken(int channel) {
        return getLong(WindowLayout.RAM_TAKEN + 8L * channel);
    }

    /// Says how many entries of AW, W or AR have been taken; it looks at all that follow.
    public void setTaken(int channel, long count) {
        setLong(WindowLayout.RAM_TAKEN + 8L * channel, count);
        setLong(WindowLayout.RAM_JUDGED, 0);
        setLong(WindowLayout.RAM_BEATS, 0);
    }

    /// Puts a page in its place in the table, instead of any other.
    ///
    /// @param strict whether bytes that nobody has written are the JVM's affair
    public void show(long number, Room page, boolean strict) {
        long entry = entry(number);
        setLong(entry + WindowLayout.RAM_PAGE_NUMBER, number + 1);
        set(entry + WindowLayout.RAM_PAGE_AT, page.at());
        set(entry + WindowLayout.RAM_PAGE_STRICT, strict ? 1 : 0);
    }

    /// Takes a page out of the table, if it is there.
    public void hide(long number) {
        long entry = entry(number);
        if (getLong(entry + WindowLayout.RAM_PAGE_NUMBER) == number + 1) {
            setLong(entry + WindowLayout.RAM_PAGE_NUMBER, 0);
        }
    }

    private long entry(long number) {
        long room = memory.get(Window.INT, base + WindowLayout.RAM_PAGES_ROOM);
        return WindowLayout.RAM_PAGE + WindowLayout.RAM_PAGE_SIZE * (number & (room - 1));
    }
}
