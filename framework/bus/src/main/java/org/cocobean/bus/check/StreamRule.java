package org.cocobean.bus.check;

/// The rules of a channel with valid and ready. Clauses are those of AMBA AXI (ARM IHI 0022), which
/// all such channels follow.
public enum StreamRule implements Rule {
    /// Valid stays until the transfer.
    VALID_STABLE("AXI A3.2.1"),
    /// The payload does not change while it waits.
    PAYLOAD_STABLE("AXI A3.2.1"),
    /// Valid is 0 or 1 at each edge out of reset.
    VALID_KNOWN("AXI A3.2.1"),
    /// Ready is 0 or 1 at each edge out of reset.
    READY_KNOWN("AXI A3.2.1"),
    /// What is transferred is 0 or 1 wherever it counts.
    PAYLOAD_KNOWN("AXI A3.2.2"),
    /// Valid is 0 in reset, from its second clock edge on.
    VALID_IN_RESET("AXI A3.1.2"),
    /// No transfer waits longer than [ProtocolChecks#maxWait(long)].
    MAX_WAIT("AXI A3.3, recommendation");

    private final String clause;

    StreamRule(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
