package org.cocobean.bus.check;

/// The rules of AHB-Lite (ARM IHI 0033). Clauses are those of issue B.b, where no other is named.
public enum AhbRule implements Rule {
    /// `htrans` is 0 or 1 in both bits, and in a transfer so are `hsel`, `haddr`, `hsize`, `hwrite`
    /// and `hburst`.
    TRANSFER_KNOWN("AHB 3.2"),
    /// `hready` is 0 or 1.
    READY_KNOWN("AHB 4.1"),
    /// `hreadyout`, or `hready` where there is none, is 1 in reset.
    READY_IN_RESET("AHB 7.1.2"),
    /// What is asked does not change while `hready` is 0, except after an error.
    STABLE("AHB 3.6"),
    /// What is written, and its strobes, do not change while `hready` is 0.
    DATA_STABLE("AHB 6.1.1"),
    /// What a transfer writes is 0 or 1 when it ends without an error: the bytes of its size, of
    /// those the ones that have strobes.
    DATA_KNOWN("AHB 6.1.1"),
    /// The write strobes of a transfer's bytes are 0 or 1 (AHB5).
    STROBES_KNOWN("AHB5 (IHI 0033C), write strobes"),
    /// The address is a multiple of the size.
    ALIGNED("AHB 3.5"),
    /// A transfer is not wider than the bus.
    SIZE_OF_BUS("AHB 3.4"),
    /// SEQ goes on where the transfer before it ended, at the end of a wrapping burst's block where
    /// that begins, and in the same way.
    SEQUENTIAL("AHB 3.5"),
    /// A burst of 1, 4, 8 or 16 transfers has all of them and no more. It may end after an error;
    /// and early where the bus has `hsel`, since what selects may end it.
    BURST_LENGTH("AHB 3.5"),
    /// An incrementing burst does not cross an address of 1 KiB.
    BOUNDARY_1K("AHB 3.5"),
    /// An error takes two cycles: the first with `hready` 0, the second with 1.
    TWO_CYCLE_ERROR("AHB 5.1.3"),
    /// IDLE and BUSY are answered at once, and with no error.
    IDLE_OKAY("AHB 3.2"),
    /// `hresp` is 0 or 1, and what is read without an error is known.
    ANSWER_KNOWN("AHB 5.1");

    private final String clause;

    AhbRule(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
