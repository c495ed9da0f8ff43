package org.cocobean.bus.check;

/// The rules of Wishbone (B4).
public enum WishboneRule implements Rule {
    /// `stb` is 1 only with `cyc`.
    STB_WITH_CYC("Wishbone B4 3.25"),
    /// `cyc` is 0 or 1, and so are `stb` while `cyc` is 1, and what is asked: of what is written
    /// the bytes that are selected.
    REQUEST_KNOWN("Wishbone B4 3.60"),
    /// Address, direction, selects and the selected bytes of what is written do not change until
    /// the answer (pipelined: until `stall` is 0).
    STABLE("Wishbone B4 3.60"),
    /// `stb` stays until the answer (pipelined: until `stall` is 0).
    STB_UNTIL_ANSWER("Wishbone B4 3.35"),
    /// There is an answer only to a request.
    ANSWER_TO_REQUEST("Wishbone B4 3.35"),
    /// At most one of `ack`, `err` and `rty` is 1.
    ONE_ANSWER("Wishbone B4 3.45"),
    /// Answers are 0 or 1 while `cyc` is 1, and so is what is read of the selected bytes.
    ANSWER_KNOWN("Wishbone B4 2.1.3");

    private final String clause;

    WishboneRule(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
