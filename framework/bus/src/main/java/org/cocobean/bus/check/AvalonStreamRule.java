package org.cocobean.bus.check;

/// The rules of Avalon-ST (Avalon Interface Specifications, MNL-AVABUSREF, chapter 5) beside those
/// of [StreamRule]. What waits may change here (5.9), so those of it do not count.
public enum AvalonStreamRule implements Rule {
    /// With a ready latency, valid is 1 only in ready cycles.
    READY_CYCLE("Avalon 5.9"),
    /// A packet begins with `startofpacket`.
    START("Avalon 5.12"),
    /// `startofpacket` is not 1 within a packet.
    START_ONCE("Avalon 5.12"),
    /// `empty` leaves at least one symbol at the end of a packet.
    EMPTY("Avalon 5.11"),
    /// `channel` is not larger than the largest.
    CHANNEL("Avalon 5.6"),
    /// The symbols of a packet are 0 or 1 in all bits.
    DATA_KNOWN("Avalon 5.6");

    private final String clause;

    AvalonStreamRule(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
