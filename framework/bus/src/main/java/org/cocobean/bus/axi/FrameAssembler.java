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
    static final class Part {
        private final long id;
        private final long dest;
        private @Nullable SimTime start;
        private byte[] bytes;
        private int length;

        private Part(long id, long dest, int room) {
            this.id = id;
            this.dest = dest;
            this.bytes = new byte[room];
        }

        private boolean isOf(long otherId, long otherDest) {
            return id == otherId && dest == otherDest;
        }

        /// Tells whether none of its beats has come.
        boolean isNew() {
            return start == null;
        }

        /// Takes note of when its first beat came.
        void begin(SimTime time) {
            start = time;
        }

        /// Adds eight bytes, the first in the lowest bits.
        void addLong(long eight) {
            reserve(8);
            WORD.set(bytes, length, eight);
            length += 8;
        }

        void addByte(byte one) {
            reserve(1);
            bytes[length++] = one;
        }

        private void reserve(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * (length + more));
            }
        }

        private void add(AxiBeat beat) {
            LogicVector data = beat.data();
            int lanes = data.width() / 8;
            if (lanes == 8 && beat.keep() == 0xff && beat.strobe() == 0xff) {
                addLong(data.planeA(0));
                return;
            }
            for (int lane = 0; lane < lanes; lane++) {
                if (((beat.keep() >> lane) & 1) == 1) {
                    boolean isData = ((beat.strobe() >> lane) & 1) == 1;
                    addByte((byte) (isData ? data.planeA(lane / 8) >> (lane % 8 * 8) : 0));
                }
            }
        }
    }

    private final Map<Key, Part> parts = new HashMap<>();
    private volatile int open;
    private @Nullable Part latest;
    private int usual = 256; // bytes of a frame

    Optional<Transfer<Frame>> add(Transfer<AxiBeat> transfer) {
        AxiBeat beat = transfer.item();
        Part part = part(beat.id(), beat.dest());
        if (part.isNew()) {
            part.begin(transfer.start());
        }
        part.add(beat);
        return beat.last() ? Optional.of(end(part, beat.user(), transfer.end())) : Optional.empty();
    }

    /// Returns what has come of the frame that goes on with an id and a destination.
    Part part(long id, long dest) {
        Part part = latest;
        if (part == null || !part.isOf(id, dest)) {
            part = parts.computeIfAbsent(new Key(id, dest), k -> new Part(id, dest, usual));
            open = parts.size();
            latest = part;
        }
        return part;
    }

    /// Ends a frame, whose bytes have all come.
    Transfer<Frame> end(Part part, long user, SimTime time) {
        parts.remove(new Key(part.id, part.dest));
        open = parts.size();
        latest = null;
        usual = Math.max(part.length, 64);
        byte[] all =
                part.length == part.bytes.length
                        ? part.bytes
                        : Arrays.copyOf(part.bytes, part.length);
        SimTime start = part.start == null ? time : part.start;
        return new Transfer<>(Frame.owning(all, part.id, part.dest, user), start, time);
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
