package org.cocobean.bus.axi;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.cocobean.bus.Transfer;
import org.cocobean.internal.kernel.StreamEngine;
import org.cocobean.internal.kernel.StreamEntries;

/// Beats as words of the entries of an engine's ring: bytes go from frames to pins, and from pins
/// to frames, without an object for each beat.
final class BeatEntries {

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
    private final int[] others; // what is the same in all beats of a frame
    private final int[] unknown; // planes that are 0 where all bits are 0 or 1

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
        others =
                IntStream.range(data + words, entries.words())
                        .filter(w -> w != keep && w != strobe && w != last)
                        .toArray();
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

    /// Puts beats of a frame behind the last entry of the ring, which is a beat of the same frame.
    void put(Frame frame, int from, int count) {
        long at = engine.end();
        for (int beat = from; beat < from + count; beat++, at++) {
            int first = beat * lanes;
            int bytes = Math.min(lanes, frame.length() - first);
            for (int word = 0; word < words; word++) {
                entries.set(at, data + word, frame.bits(first + 8 * word, bytes - 8 * word));
            }
            for (int other : others) {
                entries.set(at, other, entries.get(at - 1, other));
            }
            long kept = bytes == lanes ? allBytes : (1L << bytes) - 1;
            set(at, keep, kept);
            set(at, strobe, kept);
            set(at, last, first + bytes == frame.length() ? 1 : 0);
        }
        engine.setEnd(at);
    }

    private void set(long at, int word, long value) {
        if (word > 0) {
            entries.set(at, word, value);
        }
    }

    private long get(long at, int word, long absent) {
        return word > 0 ? entries.get(at, word) : absent;
    }

    /// Puts frames together from entries, up to the first that is not plain: whose bits are not all
    /// 0 or 1, or whose bytes are not the first ones of the beat.
    ///
    /// @return its number, or `to`
    long take(long from, long to, FrameAssembler assembler, Consumer<Transfer<Frame>> ended) {
        for (long at = from; at < to; at++) {
            long kept = get(at, keep, allBytes);
            if (!isKnown(at) || (kept & (kept + 1)) != 0 || get(at, strobe, kept) != kept) {
                return at;
            }
            FrameAssembler.Part part = assembler.part(get(at, id, 0), get(at, dest, 0));
            if (part.isNew()) {
                part.begin(engine.start(at));
            }
            if (width % 64 == 0 && kept == allBytes) {
                for (int word = 0; word < words; word++) {
                    part.addLong(entries.get(at, data + word));
                }
            } else {
                int count = Long.bitCount(kept);
                for (int lane = 0; lane < count; lane++) {
                    part.addByte((byte) (entries.get(at, data + lane / 8) >> (lane % 8 * 8)));
                }
            }
            if (entries.get(at, last) == 1) {
                ended.accept(assembler.end(part, get(at, user, 0), engine.time(at)));
            }
        }
        return to;
    }

    private boolean isKnown(long at) {
        for (int word : unknown) {
            if (entries.get(at, word) != 0) {
                return false;
            }
        }
        return true;
    }
}
