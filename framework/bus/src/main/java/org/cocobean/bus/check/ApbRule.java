package org.cocobean.bus.check;

/// The rules of APB (ARM IHI 0024).
///
/// What no rule forbids: `penable` without `psel` may be for another subordinate; `pready` may be
/// anything before `penable`, and `pslverr` anything but in the last cycle (APB 3.4 only recommends
/// 0).
public enum ApbRule implements Rule {
    /// `psel` is 0 or 1.
    SELECT_KNOWN("APB (IHI 0024E), signal validity"),
    /// What is asked is known while `psel` is 1; of what is written the bytes that have strobes.
    REQUEST_KNOWN("APB (IHI 0024E), signal validity"),
    /// The first cycle of a transfer has `psel` without `penable`.
    SETUP_FIRST("APB 3.1, 4.1"),
    /// `psel` and `penable` stay from the second cycle on until `pready`.
    ENABLE_UNTIL_READY("APB 3.1, 4.1"),
    /// Address, direction, data and strobes do not change during a transfer.
    STABLE("APB 3.1.2"),
    /// Strobes are 0 in reads.
    STROBES_OF_READ("APB 3.2"),
    /// `pready` is 0 or 1 while `penable` is 1.
    READY_KNOWN("APB 2.1"),
    /// `pslverr` is 0 or 1 in the last cycle, and what is read is known.
    ANSWER_KNOWN("APB 3.4");

    private final String clause;

    ApbRule(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
