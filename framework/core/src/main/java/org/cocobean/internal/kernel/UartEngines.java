package org.cocobean.internal.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.internal.link.Room;
import org.cocobean.internal.link.UartCell;
import org.cocobean.internal.link.UartCell.Role;
import org.cocobean.time.Rounding;
import org.cocobean.time.SimTime;
import org.jspecify.annotations.Nullable;

/// The serial lines that are served beside the simulator. What a test has used goes to the next
/// one.
final class UartEngines {

    /// Frames in a ring: the JVM is woken once for half of them.
    private static final int FRAMES = 1024;

    private record Place(SignalImpl line, StreamPoint point, Room room) {}

    private final Kernel kernel;
    private final List<Place> used = new ArrayList<>();
    private final List<Place> free = new ArrayList<>();

    UartEngines(Kernel kernel) {
        this.kernel = kernel;
    }

    Optional<UartEngine> find(Role role, SignalImpl line, List<SimTime> places) {
        long[] at = places.stream().mapToLong(this::steps).toArray();
        if (!isAscending(at)) {
            return Optional.empty(); // bits shorter than a step are refused in Java
        }
        Place place = place(line);
        if (place == null) {
            return Optional.empty();
        }
        used.add(place);
        UartCell cell = place.room.uart();
        cell.describe(role, FRAMES, at);
        return Optional.of(new UartEngine(kernel, place.point, cell, line, FRAMES));
    }

    private long steps(SimTime time) {
        return kernel.steps(time, Rounding.ROUND);
    }

    private static boolean isAscending(long[] at) {
        long last = 0;
        for (long each : at) {
            if (each <= last) {
                return false;
            }
            last = each;
        }
        return true;
    }

    private @Nullable Place place(SignalImpl line) {
        for (Place place : free) {
            if (place.line == line) {
                free.remove(place);
                return place;
            }
        }
        return kernel.window()
                .slots()
                .findUart(FRAMES)
                .map(room -> new Place(line, StreamPoint.serial(kernel, line, room), room))
                .orElse(null);
    }

    /// The test is over, and so are its lines.
    void reclaim() {
        used.forEach(place -> place.point.setArmed(false));
        free.addAll(used);
        used.clear();
    }
}
