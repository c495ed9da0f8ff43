package org.cocobean.waves;

import java.io.IOException;
import java.util.Map;

/// The values of all signals in a span of time.
///
/// ```
/// begin, end, memory | values at the beginning | chains of changes | where each chain lies | times
/// ```
///
/// Each signal has a chain of its own, or shares that of another one. The values at the beginning
/// are those before the first change of the span.
final class FstBlock {

    static final int PLAIN = 1;
    static final int ALIASES = 5;
    static final int SIGNED_ALIASES = 8;

    private static final int TRAILER = 3 * Long.BYTES;

    private final FstFile file;
    private final int type;
    private final long at;
    private final long length;
    private final long begin;
    private final long end;

    FstBlock(FstFile file, int type, long at, long length) throws IOException {
        this.file = file;
        this.type = type;
        this.at = at;
        this.length = length;
        ByteCursor span = new ByteCursor(file.bytes(at, TRAILER));
        this.begin = span.u64();
        this.end = span.u64();
    }

    long begin() {
        return begin;
    }

    long end() {
        return end;
    }

    /// Adds what the signals of the traces did until a time.
    ///
    /// @param withFrame whether the traces do not know the values at the beginning yet
    void read(Map<Integer, WaveTrace> traces, FstHierarchy names, boolean withFrame, long until)
            throws IOException {
        long frameAt = at + TRAILER;
        ByteCursor sizes = new ByteCursor(file.bytes(frameAt, Math.min(30, length - TRAILER)));
        int plain = (int) sizes.varint();
        int packed = (int) sizes.varint();
        int framed = (int) sizes.varint();
        frameAt += sizes.position();
        if (withFrame) {
            byte[] frame = file.bytes(frameAt, packed);
            if (plain != packed) {
                frame = Packing.zlib(frame, 0, packed, plain);
            }
            new FstFrame(frame, framed, names).read(traces, begin);
        }
        ByteCursor more = new ByteCursor(file.bytes(frameAt + packed, 12));
        int handles = (int) more.varint();
        long chainsAt = frameAt + packed + more.position();
        char how = (char) more.u8();
        ByteCursor trailer = new ByteCursor(file.bytes(at + length - TRAILER, TRAILER));
        int plainTimes = (int) trailer.u64();
        int packedTimes = (int) trailer.u64();
        int count = (int) trailer.u64();
        long timesAt = at + length - TRAILER - packedTimes;
        long[] times = times(file.bytes(timesAt, packedTimes), plainTimes, count);
        long indexLength = new ByteCursor(file.bytes(timesAt - Long.BYTES, Long.BYTES)).u64();
        long indexAt = timesAt - Long.BYTES - indexLength;
        FstIndex index =
                FstIndex.read(
                        file.bytes(indexAt, indexLength),
                        handles,
                        type == SIGNED_ALIASES,
                        indexAt - chainsAt);
        for (Map.Entry<Integer, WaveTrace> trace : traces.entrySet()) {
            int handle = trace.getKey();
            if (handle < handles && index.length(handle) > 0) {
                byte[] chain = file.bytes(chainsAt + index.offset(handle), index.length(handle));
                FstChain.unpack(how, chain, names.shape(handle))
                        .read(times, until, trace.getValue());
            }
        }
    }

    private static long[] times(byte[] data, int plain, int count) {
        byte[] differences =
                plain == data.length ? data : Packing.zlib(data, 0, data.length, plain);
        ByteCursor cursor = new ByteCursor(differences);
        long[] times = new long[count];
        long time = 0;
        for (int i = 0; i < count; i++) {
            time += cursor.varint();
            times[i] = time;
        }
        return times;
    }

    /// The values at the beginning, one after the other.
    private static final class FstFrame {

        private final byte[] values;
        private final int count;
        private final FstHierarchy names;

        FstFrame(byte[] values, int count, FstHierarchy names) {
            this.values = values;
            this.count = count;
            this.names = names;
        }

        void read(Map<Integer, WaveTrace> traces, long time) {
            int last = traces.keySet().stream().mapToInt(handle -> handle).max().orElse(-1);
            int position = 0;
            for (int handle = 0; handle <= last && handle < count; handle++) {
                FstHierarchy.Shape shape = names.shape(handle);
                WaveTrace trace = traces.get(handle);
                if (trace != null && shape.bytes() > 0) {
                    trace.put(time, shape.value(values, position));
                }
                position += shape.bytes();
            }
        }
    }
}
