package org.cocobean.bus.axi;

import org.cocobean.value.LogicVector;

/// One transfer of an AXI-Stream, as it is on the pins. What the design has no pin for is 0, and
/// `keep` and `strobe` are all ones.
public record AxiBeat(
        LogicVector data, long keep, long strobe, boolean last, long id, long dest, long user) {

    /// Returns a beat with all bytes and nothing else.
    public static AxiBeat of(LogicVector data) {
        long all = data.width() == 512 ? -1 : (1L << (data.width() / 8)) - 1;
        return new AxiBeat(data, all, all, false, 0, 0, 0);
    }

    /// Returns the beat as the last of its packet.
    public AxiBeat asLast() {
        return new AxiBeat(data, keep, strobe, true, id, dest, user);
    }

    /// Returns the beat with other byte qualifiers.
    public AxiBeat withKeep(long newKeep, long newStrobe) {
        return new AxiBeat(data, newKeep, newStrobe, last, id, dest, user);
    }

    /// Returns the beat with other side-band values.
    public AxiBeat with(long newId, long newDest, long newUser) {
        return new AxiBeat(data, keep, strobe, last, newId, newDest, newUser);
    }
}
