package org.cocobean.bus.axi;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cocobean.bus.Transfer;
import org.cocobean.time.SimTime;
import org.cocobean.value.LogicVector;

/// Puts frames together; those of different ids or destinations may interleave.
final class FrameAssembler {

    private record Key(long id, long dest) {}

    private record Part(ByteArrayOutputStream bytes, SimTime start) {}

    private final Map<Key, Part> parts = new HashMap<>();
    private volatile int open;

    Optional<Transfer<Frame>> add(Transfer<AxiBeat> transfer) {
        AxiBeat beat = transfer.item();
        Key key = new Key(beat.id(), beat.dest());
        Part part =
                parts.computeIfAbsent(
                        key, k -> new Part(new ByteArrayOutputStream(), transfer.start()));
        LogicVector data = beat.data();
        for (int lane = 0; lane < data.width() / 8; lane++) {
            if (((beat.keep() >> lane) & 1) == 1) {
                boolean isData = ((beat.strobe() >> lane) & 1) == 1;
                part.bytes().write(isData ? (int) (data.planeA(lane / 8) >> (lane % 8 * 8)) : 0);
            }
        }
        if (!beat.last()) {
            open = parts.size();
            return Optional.empty();
        }
        parts.remove(key);
        open = parts.size();
        byte[] bytes = part.bytes().toByteArray();
        return Optional.of(
                new Transfer<>(
                        new Frame(bytes, beat.id(), beat.dest(), beat.user()),
                        part.start(),
                        transfer.end()));
    }

    /// Returns how many frames have begun and not ended.
    int open() {
        return open;
    }

    /// Forgets what has begun.
    void clear() {
        parts.clear();
        open = 0;
    }
}
