package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;

import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.HdlMessage.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerilatorMessagesTests {

    private static HdlMessage parse(String line) {
        return VerilatorMessages.parse(line).orElseThrow();
    }

    @Test
    void errorsOfTheHdlNameFileLineAndScope() {
        assertThat(parse("[5000] %Error: fifo.v:11: Assertion failed in top.fifo: overflow: 7"))
                .isEqualTo(
                        new HdlMessage(
                                Severity.ERROR, "overflow: 7", "fifo.v", 11, "", "top.fifo"));
    }

    @Test
    void anErrorWithoutTextStillNamesItsScope() {
        assertThat(parse("[0] %Error: s.v:12: Assertion failed in s"))
                .isEqualTo(
                        new HdlMessage(
                                Severity.ERROR,
                                "an error or assertion without a message",
                                "s.v",
                                12,
                                "",
                                "s"));
    }

    @Test
    void severitiesAreToldApart() {
        assertThat(parse("[1] %Warning: s.v:10: Assertion failed in s: w").severity())
                .isEqualTo(Severity.WARNING);
        assertThat(parse("[1] -Info: s.v:10: Assertion failed in s: i").severity())
                .isEqualTo(Severity.INFO);
        assertThat(parse("[1] %Fatal: s.v:10: Assertion failed in s: f").severity())
                .isEqualTo(Severity.FATAL);
    }

    @Test
    void theEndByTheDesignIsFatalOrAFinish() {
        assertThat(parse("%Error: /p/s.v:12: Verilog $fatal"))
                .isEqualTo(new HdlMessage(Severity.FATAL, "Verilog $fatal", "/p/s.v", 12));
        assertThat(parse("- /p/s.v:14: Verilog $finish"))
                .isEqualTo(new HdlMessage(Severity.FINISH, "$finish called", "/p/s.v", 14));
    }

    @Test
    void errorsOfTheRuntimeMayLackAPlace() {
        assertThat(parse("%Error: the design called abort()"))
                .isEqualTo(new HdlMessage(Severity.FATAL, "the design called abort()", "", 0));
        assertThat(parse("%Error: s.v:2: Active region did not converge."))
                .isEqualTo(
                        new HdlMessage(
                                Severity.FATAL, "Active region did not converge.", "s.v", 2));
        assertThat(parse("%Warning: mem.hex:0: $readmem file not found").severity())
                .isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "count is 7", "%d percent", "- a list item", "[12] plain", "Error: no"})
    void otherLinesAreOutput(String line) {
        assertThat(VerilatorMessages.parse(line)).isEmpty();
    }
}
