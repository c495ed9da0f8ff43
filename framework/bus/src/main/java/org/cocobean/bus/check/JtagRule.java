package org.cocobean.bus.check;

/// The rules of a test access port (IEEE 1149.1).
public enum JtagRule implements Rule {
    /// `tms` is 0 or 1 at each rising edge of `tck`.
    TMS_KNOWN("1149.1 clause 4"),
    /// `tdi` is 0 or 1 at each rising edge in a shift state.
    TDI_KNOWN("1149.1 clause 4"),
    /// `tdo` is 0 or 1 at each rising edge in a shift state.
    TDO_KNOWN("1149.1 4.5"),
    /// `tdo` does not change while `tck` is 1, but by a reset.
    TDO_AT_FALLING("1149.1 4.5"),
    /// The first two bits of a scan of instructions are 1 and 0.
    IR_CAPTURE("1149.1 7.1");

    private final String clause;

    JtagRule(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
