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
        payload.put(item(from), row); // refuses what does not fit
        engine.push();
        if (entries != null) {
            entries.put(frame, first + from + 1, count - 1);
        }
    }
}
