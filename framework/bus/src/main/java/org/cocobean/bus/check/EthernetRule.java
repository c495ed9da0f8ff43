package org.cocobean.bus.check;

/// The rules of Ethernet between MAC and PHY (IEEE 802.3).
public enum EthernetRule implements Rule {
    /// Control signals are 0 or 1 at each edge, and data where it counts.
    KNOWN("802.3 clauses 22, 35, 46"),
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
    ERROR("802.3 35.2.2.5, clause 46"),
    /// A frame has whole bytes (MII).
    WHOLE_BYTES("802.3 clause 22"),
    /// Frames have the least gap between them.
    GAP("802.3 4.4.2, interPacketGap"),
    /// Between frames nothing is told but that there is none.
    IDLE("802.3 35.2.3.1, clause 46"),
    /// A frame starts in lane 0, with eight lanes also in lane 4 (XGMII).
    START_LANE("802.3 46.3.1.4"),
    /// A frame ends with Terminate, and no other control character is in it but Error (XGMII).
    TERMINATE("802.3 clause 46");

    private final String clause;

    EthernetRule(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
