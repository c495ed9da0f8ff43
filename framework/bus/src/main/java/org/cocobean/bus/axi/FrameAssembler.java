package org.cocobean.bus.axi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cocobean.bus.Transfer;
import org.cocobean.time.SimTime;
import org.cocobean.value.LogicVector;
import org.jspecify.annotations.Nullable;

/// Puts frames together; those of different ids or destinations may interleave.
final class FrameAssembler {

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private record Key(long id, long dest) {}

    /// The bytes that have come of a frame.
    private static final class Part {
        private final long id;
        private final long dest;
        private final SimTime start;
        private byte[] bytes = new byte[256];
        private int length;

        Part(Key key, SimTime start) {
            this.id = key.id();
            this.dest = key.dest();
            this.start = start;
        }

        boolean isOf(AxiBeat beat) {
            return id == beat.id() && dest == beat.dest();
        }

        void add(AxiBeat beat) {
            LogicVector data = beat.data();
            int lanes = data.width() / 8;
            if (length + lanes + 8 > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            if (lanes == 8 && beat.keep() == 0xff && beat.strobe() == 0xff) {
                WORD.set(bytes, length, data.planeA(0));
                length += 8;
                return;
            }
            for (int lane = 0; lane < lanes; lane++) {
                if (((beat.keep() >> lane) & 1) == 1) {
                    boolean isData = ((beat.strobe() >> lane) & 1) == 1;
                    long word = isData ? data.planeA(lane / 8) >> (lane % 8 * 8) : 0;
                    bytes[length++] = (byte) word;
                }
            }
        }

        Transfer<Frame> ended(Transfer<AxiBeat> last) {
            byte[] all = Arrays.copyOf(bytes, length);
            return new Transfer<>(new Frame(all, id, dest, last.item().user()), start, last.end());
        }
    }

    private final Map<Key, Part> parts = new HashMap<>();
    private volatile int open;
    private @Nullable Part latest;

    Optional<Transfer<Frame>> add(Transfer<AxiBeat> transfer) {
        AxiBeat beat = transfer.item();
        Part part = latest;
        if (part == null || !part.isOf(beat)) {
            Key key = new Key(beat.id(), beat.dest());
            part = parts.computeIfAbsent(key, k -> new Part(k, transfer.start()));
            open = parts.size();
            latest = part;
        }
        part.add(beat);
        if (!beat.last()) {
            return Optional.empty();
        }
        parts.remove(new Key(beat.id(), beat.dest()));
        open = parts.size();
        latest = null;
        return Optional.of(part.ended(transfer));
    }

    /// Returns how many frames have begun and not ended.
    int open() {
        return open;
    }

    /// Forgets what has begun.
    void clear() {
        parts.clear();
        latest = null;
        open = 0;
    }
}
