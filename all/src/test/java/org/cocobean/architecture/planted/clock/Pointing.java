package org.cocobean.architecture.planted.clock;

import java.lang.foreign.MemorySegment;

/// Native access outside the link.
public final class Pointing {

    /// Points.
    public MemorySegment memory() {
        return MemorySegment.NULL;
    }
}
