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
import org.cocobean.internal.link.Room;
import org.cocobean.internal.link.SlotArea;
import org.jspecify.annotations.Nullable;

/// The memories that are served beside the simulator, and the pages of all of them that lie in the
/// window. What a test has used goes to the next one; its pages go back to the JVM.
final class RamEngines {

    /// Pages in the window at once, and places in each table: 16 MiB of addresses lie side by side.
    private static final int PAGES = 1024;

    private static final int TABLE = 4096;
    private static final int MOST = 32;

    private record Place(SignalImpl clock, StreamPoint point, Room room) {}

    private final Kernel kernel;
    private final List<RamEngine> engines = new ArrayList<>();
    private final List<Place> used = new ArrayList<>();
    private final List<Place> free = new ArrayList<>();
    private final Map<Page, Room> lent = new LinkedHashMap<>();
    private final Deque<Room> rooms = new ArrayDeque<>();
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
        RamCell cell = place.room.ram();
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
        return slots().findRam(TABLE)
                .map(room -> new Place(clock, point(clock, room), room))
                .orElse(null);
    }

    private StreamPoint point(SignalImpl clock, Room room) {
        return StreamPoint.clocked(kernel, EngineKind.RAM, clock, room);
    }

    /// Lays a page into the window, if need be instead of the one that has been there longest.
    ///
    /// @return where it lies, or null
    @Nullable Room lend(Page page) {
        Room there = lent.get(page);
        if (there != null) {
            return there;
        }
        Room room = room();
        if (room != null) {
            lent.put(page, room);
            page.moveTo(room.buffer(), () -> takeBack(page));
        }
        return room;
    }

    private @Nullable Room room() {
        if (rooms.isEmpty() && pages < PAGES) {
            Optional<Room> room = slots().findPage();
            if (room.isPresent()) {
                pages++;
                return room.get();
            }
        }
        if (rooms.isEmpty() && !lent.isEmpty()) {
            takeBack(lent.keySet().iterator().next());
        }
        return rooms.poll();
    }

    /// The page's bytes lie in the JVM again.
    private void takeBack(Page page) {
        engines.forEach(engine -> engine.hide(page));
        Room room = lent.remove(page);
        if (room != null) {
            page.moveBack();
            rooms.add(room);
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
