package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;

import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.HdlMessage.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GhdlMessagesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /rtl/a.vhd:36:9:@5ns:(report failure): the design gave up   | FATAL   | the design gave up   | /rtl/a.vhd | 36 | 5 ns
                    a.vhd:12:5:@10ns:(assertion error): out of range: 3         | ERROR   | out of range: 3      | a.vhd      | 12 | 10 ns
                    /a b/c.vhd:7:1:@1234567fs:(assertion warning): look here    | WARNING | look here            | /a b/c.vhd | 7  | 1234567 fs
                    a.vhd:1:2:@0ms:(report note): for information               | INFO    | for information      | a.vhd      | 1  | 0 ms
                    a.vhd:9:2:@3ps:(psl assertion error): req without ack       | ERROR   | req without ack      | a.vhd      | 9  | 3 ps
                    a.vhd:8:2:@3ps:(psl assumption error): Assumption violation | ERROR   | Assumption violation | a.vhd      | 8  | 3 ps
                    a.vhd:7:2:@3ps:(psl cover failure warning): not covered     | WARNING | not covered          | a.vhd      | 7  | 3 ps
                    """)
    void reportsAndAssertionsHaveSeverityFileLineAndTime(
            String line, Severity severity, String text, String file, int number, String time) {
        assertThat(GhdlMessages.read(line))
                .contains(new HdlMessage(severity, text, file, number, time, ""));
    }

    @Test
    void aRunTimeErrorIsFatal() {
        assertThat(
                        GhdlMessages.read(
                                "/usr/bin/ghdl-mcode:error: bound check failure at /rtl/a.vhd:18"))
                .contains(new HdlMessage(Severity.FATAL, "bound check failure", "/rtl/a.vhd", 18));
    }

    @Test
    void finishAndStopEndTheSimulation() {
        assertThat(GhdlMessages.read("simulation finished @15ns"))
                .contains(finish("std.env.finish called", "15 ns"));
        assertThat(GhdlMessages.read("simulation stopped @15ns"))
                .contains(finish("std.env.stop called", "15 ns"));
        assertThat(GhdlMessages.read("simulation stopped @5ns with status 3"))
                .contains(finish("std.env.stop called with status 3", "5 ns"));
        assertThat(GhdlMessages.read("a line not ended simulation finished @5ns with status 2"))
                .contains(finish("std.env.finish called with status 2", "5 ns"));
    }

    private static HdlMessage finish(String text, String time) {
        return new HdlMessage(Severity.FINISH, text, "", 0, time, "");
    }

    @Test
    void aNegativeTimeoutHasItsLine() {
        assertThat(GhdlMessages.read("ghdl:error: negative timeout clause at a.vhd line 39"))
                .contains(new HdlMessage(Severity.FATAL, "negative timeout clause", "a.vhd", 39));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /usr/bin/ghdl-mcode:error: NULL access dereferenced                    | FATAL  | NULL access dereferenced
                    not ended... /usr/bin/ghdl-mcode:error: overflow detected              | FATAL  | overflow detected
                    /usr/bin/ghdl-mcode:internal error: order_signal                       | FATAL  | order_signal
                    /usr/bin/ghdl-mcode:error: cannot open file "nothere.txt"              | FATAL  | cannot open file "nothere.txt"
                    /usr/bin/ghdl-mcode:info: simulation stopped @5ns by --stop-delta=1000 | FATAL  | simulation stopped @5ns by --stop-delta=1000
                    ghdl:info: simulation stopped by --stop-time @30ns                     | FINISH | simulation stopped by --stop-time @30ns
                    """)
    void everyWayToEndHasItsMessage(String line, Severity severity, String text) {
        assertThat(GhdlMessages.read(line)).contains(new HdlMessage(severity, text, "", 0));
    }

    @Test
    void aLineNumberTooLargeIsNoReasonToFail() {
        assertThat(GhdlMessages.read("a.vhd:99999999999999:5:@10ns:(assertion error): x"))
                .contains(new HdlMessage(Severity.ERROR, "x", "a.vhd", 0, "10 ns", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "error: not from the simulator at all",
                "a.vhd:12:5: analysed",
                "VPI module loaded!",
                "  in process .counter(rtl).P0"
            })
    void otherLinesAreOrdinaryOutput(String line) {
        assertThat(GhdlMessages.read(line)).isEmpty();
    }
}
