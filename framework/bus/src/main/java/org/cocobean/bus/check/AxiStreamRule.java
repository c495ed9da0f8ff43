package org.cocobean.bus.check;

/// The rules of AXI4-Stream (ARM IHI 0051) beside those of valid and ready.
public enum AxiStreamRule implements Rule {
    /// No byte has a strobe without being kept.
    KEEP_RESERVED("AXI-Stream 2.4.3"),
    /// Bytes that are kept and have a strobe are 0 or 1 in all bits.
    DATA_KNOWN("AXI-Stream 2.2"),
    /// Qualifiers and side-band signals are 0 or 1.
    QUALIFIERS_KNOWN("AXI-Stream 2.2");

    private final String clause;

    AxiStreamRule(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
