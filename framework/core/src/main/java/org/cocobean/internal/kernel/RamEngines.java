package org.cocobean.internal.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cocobean.internal.kernel.RamEngine.Page;
import org.cocobean.internal.link.EngineKind;
import org.cocobean.internal.link.RamCell;
import org.cocobean.internal.link.SlotArea;
import org.jspecify.annotations.Nullable;

/// The memories that are served beside the simulator, and the pages of all of them that lie in the
/// window. What a test has used goes to the next one; its pages go back to the JVM.
final class RamEngines {

    /// Pages in the window at once, and places in each table: 16 MiB of addresses lie side by side.
    private static final int PAGES = 1024;

    private static final int TABLE = 4096;
    private static final int MOST = 32;

    private record Place(SignalImpl clock, StreamPoint point, int at) {}

    private final Kernel kernel;
    private final List<RamEngine> engines = new ArrayList<>();
    private final List<Place> used = new ArrayList<>();
    private final List<Place> free = new ArrayList<>();
    private final Map<Page, Integer> lent = new LinkedHashMap<>();
    private final Deque<Integer> rooms = new ArrayDeque<>();
    private int pages;

    RamEngines(Kernel kernel) {
        this.kernel = kernel;
    }

    Optional<RamEngine> find(List<StreamEngine> channels, List<Integer> places, int lanes) {
        Place place = used.size() < MOST ? place(channels.getFirst().clock()) : null;
        if (place == null) {
            return Optional.empty();
        }
        used.add(place);
        RamCell cell = slots().ram(place.at);
        cell.describe(lanes, channels.stream().mapToInt(StreamEngine::index).toArray(), TABLE);
        for (int field = 0; field < RamCell.FIELDS; field++) {
            StreamEngine channel = channels.get(RamCell.channelOf(field));
            int signal = places.get(field);
            if (signal >= 0) {
                int words = (channel.signal(signal).width() + 63) / 64;
                cell.setField(field, channel.wordOf(signal), words);
            }
        }
        RamEngine engine = new RamEngine(kernel, this, place.point, cell, channels);
        engines.add(engine);
        return Optional.of(engine);
    }

    private SlotArea slots() {
        return kernel.window().slots();
    }

    private @Nullable Place place(SignalImpl clock) {
        for (Place place : free) {
            if (place.clock == clock) {
                free.remove(place);
                return place;
            }
        }
        int at = slots().findRoom(RamCell.size(TABLE));
        return at == 0
                ? null
                : new Place(clock, new StreamPoint(kernel, EngineKind.RAM, clock, at), at);
    }

    /// Lays a page into the window, if need be instead of the one that has been there longest.
    ///
    /// @return where it lies, or 0
    int lend(Page page) {
        Integer there = lent.get(page);
        if (there != null) {
            return there;
        }
        int at = room();
        if (at != 0) {
            lent.put(page, at);
            page.moveTo(slots().room(at, Page.ROOM), () -> takeBack(page));
        }
        return at;
    }

    private int room() {
        if (rooms.isEmpty() && pages < PAGES) {
            int at = slots().findRoom(Page.ROOM);
            if (at != 0) {
                pages++;
                return at;
            }
        }
        if (rooms.isEmpty() && !lent.isEmpty()) {
            takeBack(lent.keySet().iterator().next());
        }
        Integer room = rooms.poll();
        return room == null ? 0 : room;
    }

    /// The page's bytes lie in the JVM again.
    private void takeBack(Page page) {
        engines.forEach(engine -> engine.hide(page));
        Integer at = lent.remove(page);
        if (at != null) {
            page.moveBack();
            rooms.add(at);
        }
    }

    /// The test is over, and so are its memories.
    void reclaim() {
        List.copyOf(lent.keySet()).forEach(this::takeBack);
        engines.forEach(RamEngine::end);
        engines.clear();
        free.addAll(used);
        used.clear();
    }
}
