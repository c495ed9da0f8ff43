package org.cocobean.bus.check;

/// The rules of AXI4 and AXI4-Lite (ARM IHI 0022) beside those of valid and ready.
public enum AxiRule implements Rule {
    /// A burst does not cross an address of 4 KiB.
    BOUNDARY_4K("AXI A3.4.1"),
    /// A wrapping burst has 2, 4, 8 or 16 beats.
    WRAP_LENGTH("AXI A3.4.1"),
    /// A wrapping burst begins at a multiple of its size.
    WRAP_ALIGNED("AXI A3.4.1"),
    /// A fixed burst has at most 16 beats.
    FIXED_LENGTH("AXI A3.4.1"),
    /// The kind of burst is not the reserved one.
    BURST_RESERVED("AXI A3.4.1"),
    /// A beat is not wider than the bus.
    SIZE_OF_BUS("AXI A3.4.1"),
    /// An exclusive access has a power of two of bytes, at most 128 and in at most 16 beats, and is
    /// aligned to them.
    EXCLUSIVE_SIZE("AXI A7.2.4"),
    /// The last beat of write data, and no other, says that it is the last.
    WLAST("AXI A3.2.2"),
    /// Strobes are only in lanes that the address of the beat has.
    STROBES("AXI A3.4.3"),
    /// Strobes are 0 or 1, and so is what they write, and what a read asks for and gets without an
    /// error.
    DATA_KNOWN("AXI A3.2.2, A3.4.3"),
    /// The last beat of read data, and no other, says that it is the last.
    RLAST("AXI A3.2.2"),
    /// Read data comes only for a request of its id.
    READ_ID("AXI A5.3.1"),
    /// The data of a read come after its address was taken.
    DATA_AFTER_ADDRESS("AXI A3.3.1"),
    /// A response to a write comes only for a request of its id.
    WRITE_ID("AXI A5.3.1"),
    /// A response to a write comes after its address and its last data were taken.
    RESPONSE_AFTER_DATA("AXI A3.3.1"),
    /// EXOKAY answers exclusive accesses only, and none of AXI4-Lite.
    EXOKAY("AXI A7.2.3, B1.1.1");

    private final String clause;

    AxiRule(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
