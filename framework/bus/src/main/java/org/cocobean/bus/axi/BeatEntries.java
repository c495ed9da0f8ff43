package org.cocobean.bus.axi;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.cocobean.bus.Transfer;
import org.cocobean.internal.kernel.StreamEngine;
import org.cocobean.internal.kernel.StreamEntries;
import org.cocobean.time.SimTime;
import org.jspecify.annotations.Nullable;

/// Beats as words of the entries of an engine's ring: bytes go from frames to pins, and from pins
/// to frames, without an object for each beat.
final class BeatEntries {

    /// Entries that are copied at once.
    private static final int CHUNK = 64;

    private final StreamEngine engine;
    private final StreamEntries entries;
    private final int width;
    private final int lanes;
    private final int words;
    private final long allBytes;
    private final int data;
    private final int keep;
    private final int strobe;
    private final int last;
    private final int id;
    private final int dest;
    private final int user;
    private final int[] unknown; // planes that are 0 where all bits are 0 or 1
    private final int size; // words of an entry
    private final long[] chunk; // entries on their way
    private final long[] pattern; // a full beat of a frame like the latest that was sent
    private @Nullable Frame latest;

    /// @param places of keep, strobe, last, id, dest and user; 0 for those that are not there
    BeatEntries(StreamEngine engine, int width, long allBytes, int[] places) {
        this.engine = engine;
        this.entries = engine.entries();
        this.width = width;
        this.lanes = width / 8;
        this.words = (width + 63) / 64;
        this.allBytes = allBytes;
        data = engine.wordOf(0);
        keep = word(places[0]);
        strobe = word(places[1]);
        last = word(places[2]);
        id = word(places[3]);
        dest = word(places[4]);
        user = word(places[5]);
        size = entries.words();
        chunk = new long[CHUNK * size];
        pattern = new long[size];
        unknown =
                IntStream.concat(
                                engine.wordsOf(0) > words
                                        ? IntStream.range(data + words, data + 2 * words)
                                        : IntStream.empty(),
                                IntStream.of(places)
                                        .filter(place -> place > 0 && engine.wordsOf(place) > 1)
                                        .map(place -> engine.wordOf(place) + 1))
                        .toArray();
    }

    private int word(int place) {
        return place > 0 ? engine.wordOf(place) : -1;
    }

    /// Tells whether beats of a frame differ from those of the latest in their bytes only, so that
    /// they fit the pins as those did.
    boolean fits(Frame frame) {
        return latest != null && latest.hasSideBandOf(frame);
    }

    /// Takes note of a frame of which a beat is the last entry of the ring.
    void begin(Frame frame) {
        entries.read(engine.end() - 1, 1, pattern);
        set(pattern, 0, keep, allBytes);
        set(pattern, 0, strobe, allBytes);
        set(pattern, 0, last, 0);
        latest = frame;
    }

    /// Puts beats of a frame that fits behind the last entry of the ring.
    void put(Frame frame, int from, int count) {
        long at = engine.end();
        for (int done = 0; done < count; ) {
            int more = Math.min(CHUNK, count - done);
            for (int i = 0; i < more; i++) {
                fill(frame, (from + done + i) * lanes, i * size);
            }
            entries.write(at + done, more, chunk);
            done += more;
        }
        engine.setEnd(at + count);
    }

    private void fill(Frame frame, int first, int base) {
        System.arraycopy(pattern, 0, chunk, base, size);
        int bytes = Math.min(lanes, frame.length() - first);
        for (int word = 0; word < words; word++) {
            chunk[base + data + word] = frame.bits(first + 8 * word, bytes - 8 * word);
        }
        if (first + bytes == frame.length()) {
            long kept = bytes == lanes ? allBytes : (1L << bytes) - 1;
            set(chunk, base, keep, kept);
            set(chunk, base, strobe, kept);
            set(chunk, base, last, 1);
        }
    }

    private static void set(long[] words, int base, int word, long value) {
        if (word > 0) {
            words[base + word] = value;
        }
    }

    private long get(int base, int word, long absent) {
        return word > 0 ? chunk[base + word] : absent;
    }

    /// Puts frames together from entries, up to the first that is not plain: whose bits are not all
    /// 0 or 1, or whose bytes are not the first ones of the beat.
    ///
    /// @return its number, or `to`
    long take(long from, long to, FrameAssembler assembler, Consumer<Transfer<Frame>> ended) {
        for (long at = from; at < to; ) {
            int count = (int) Math.min(CHUNK, to - at);
            entries.read(at, count, chunk);
            for (int base = 0; base < count * size; base += size, at++) {
                if (!take(base, assembler, ended)) {
                    return at;
                }
            }
        }
        return to;
    }

    private boolean take(int base, FrameAssembler assembler, Consumer<Transfer<Frame>> ended) {
        long kept = get(base, keep, allBytes);
        if (!isKnown(base) || (kept & (kept + 1)) != 0 || get(base, strobe, kept) != kept) {
            return false;
        }
        FrameAssembler.Part part = assembler.part(get(base, id, 0), get(base, dest, 0));
        if (part.isNew()) {
            part.begin(engine.timeOf(chunk[base + StreamEntries.START]));
        }
        if (width % 64 == 0 && kept == allBytes) {
            for (int word = 0; word < words; word++) {
                part.addLong(chunk[base + data + word]);
            }
        } else {
            int count = Long.bitCount(kept);
            for (int lane = 0; lane < count; lane++) {
                part.addByte((byte) (chunk[base + data + lane / 8] >> (lane % 8 * 8)));
            }
        }
        if (chunk[base + last] == 1) {
            long user = get(base, this.user, 0);
            SimTime end = engine.timeOf(chunk[base + StreamEntries.END]);
            ended.accept(assembler.end(part, user, end));
        }
        return true;
    }

    private boolean isKnown(int base) {
        long bits = 0;
        for (int word : unknown) {
            bits |= chunk[base + word];
        }
        return bits == 0;
    }
}
