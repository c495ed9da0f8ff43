package org.cocobean.bus.avalon;

import org.cocobean.value.LogicVector;

/// What goes over an Avalon-ST in one cycle.
///
/// @param empty symbols at the end of a packet that are none
public record AvalonBeat(
        LogicVector data,
        long channel,
        long error,
        boolean startofpacket,
        boolean endofpacket,
        int empty) {}
