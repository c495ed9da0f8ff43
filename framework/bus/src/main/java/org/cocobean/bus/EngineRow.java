package org.cocobean.bus;

import org.cocobean.internal.kernel.StreamEngine;
import org.cocobean.value.LogicVector;

/// A row that is an entry of an engine's ring.
record EngineRow(StreamEngine engine) implements Row {

    @Override
    public long number(int place) {
        return engine.number(place);
    }

    @Override
    public boolean isKnown(int place) {
        return engine.isKnown(place);
    }

    @Override
    public LogicVector bits(int place) {
        return engine.bits(place);
    }

    @Override
    public void set(int place, long number) {
        engine.set(place, number);
    }

    @Override
    public void set(int place, LogicVector bits) {
        engine.set(place, bits);
    }
}
