package org.cocobean.bus.check;

/// The rules of Avalon-MM (Avalon Interface Specifications, MNL-AVABUSREF, chapter 3).
public enum AvalonRule implements Rule {
    /// `read` and `write` are 0 or 1.
    COMMAND_KNOWN("Avalon 3.2"),
    /// `read` and `write` are not 1 at once.
    ONE_COMMAND("Avalon 3.2"),
    /// What is asked is known: the address and `byteenable`, and of what is written the bytes that
    /// are enabled.
    REQUEST_KNOWN("Avalon 3.2"),
    /// What is asked stays until it is taken.
    COMMAND_UNTIL_TAKEN("Avalon 3.5.1"),
    /// Address, data, byte enables and burst count do not change while `waitrequest` is 1; within a
    /// burst that is written its address and count do not matter.
    STABLE("Avalon 3.5.1"),
    /// `burstcount` is at least 1, and no more than half of what its bits count to.
    BURST_COUNT("Avalon 3.5.5"),
    /// No read is asked before a burst that is written is complete.
    BURST_WHOLE("Avalon 3.5.5.1"),
    /// `waitrequest` is 0 or 1 while something is asked.
    WAIT_KNOWN("Avalon 3.2"),
    /// `readdatavalid` is 1 once for each word that was asked, `writeresponsevalid` for each burst.
    ANSWER_TO_REQUEST("Avalon 3.5.4"),
    /// What says that there is an answer is known, and so is what is read.
    ANSWER_KNOWN("Avalon 3.5.4"),
    /// `response` is not 01.
    RESPONSE_RESERVED("Avalon 3.5.6");

    private final String clause;

    AvalonRule(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
