package org.cocobean.bus.check;

/// The rules of Ethernet between MAC and PHY (IEEE 802.3).
public enum EthernetRule implements Rule {
    /// Control signals are 0 or 1 at each edge, and data where it counts.
    KNOWN("802.3 35.2.2, 46.3.1"),
    /// Nothing but 0x55 comes before the start frame delimiter, 0xd5.
    PREAMBLE("802.3 3.2.1, 3.2.2"),
    /// Seven bytes come before the delimiter.
    PREAMBLE_LENGTH("802.3 3.2.1"),
    /// The frame check sequence is the CRC of the frame.
    FCS("802.3 3.2.9"),
    /// A frame has at least 64 bytes, check sequence included.
    SHORT("802.3 4.4.2, minFrameSize"),
    /// A frame has no more bytes than the link allows.
    LONG("802.3 4.4.2, maxEnvelopeFrameSize"),
    /// No byte of a frame is told to be wrong.
    ERROR("802.3 35.2.2.5, 46.3.1.2"),
    /// A frame has whole bytes (MII).
    WHOLE_BYTES("802.3 22.2.3"),
    /// Frames have the least gap between them.
    GAP("802.3 4.4.2, interPacketGap"),
    /// Between frames nothing is told but that there is none.
    IDLE("802.3 35.2.3.1, 46.2.1"),
    /// A frame starts in lane 0, with eight lanes also in lane 4 (XGMII).
    START_LANE("802.3 46.2.2"),
    /// A frame ends with Terminate, and no other control character is in it but Error (XGMII).
    TERMINATE("802.3 46.2.4");

    private final String clause;

    EthernetRule(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
