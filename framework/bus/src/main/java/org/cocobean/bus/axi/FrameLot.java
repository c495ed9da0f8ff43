package org.cocobean.bus.axi;

import org.cocobean.bus.Row;
import org.cocobean.bus.internal.Lot;
import org.cocobean.internal.kernel.StreamEngine;
import org.jspecify.annotations.Nullable;

/// Some beats of a frame.
///
/// @param entries where an engine sends them
record FrameLot(
        AxiStream stream,
        AxiBeatPayload payload,
        @Nullable BeatEntries entries,
        Frame frame,
        int first,
        int size)
        implements Lot<AxiBeat> {

    @Override
    public AxiBeat item(int index) {
        return stream.beat(frame, first + index);
    }

    @Override
    public void pack(int from, int count, Row row, StreamEngine engine) {
        if (entries == null) {
            put(from, row, engine);
            return;
        }
        int done = 0;
        if (!entries.fits(frame)) {
            put(from, row, engine);
            entries.begin(frame);
            done = 1;
        }
        entries.put(frame, first + from + done, count - done);
    }

    /// Puts one beat; refuses what does not fit.
    private void put(int index, Row row, StreamEngine engine) {
        payload.put(item(index), row);
        engine.push();
    }
}
