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
                    /rtl/a.vhd:36:9:@5ns:(report failure): the design gave up   | FATAL   | the design gave up | /rtl/a.vhd | 36
                    a.vhd:12:5:@10ns:(assertion error): out of range: 3         | ERROR   | out of range: 3    | a.vhd      | 12
                    /a b/c.vhd:7:1:@1234567fs:(assertion warning): look here    | WARNING | look here          | /a b/c.vhd | 7
                    a.vhd:1:2:@0ms:(report note): for information               | INFO    | for information    | a.vhd      | 1
                    a.vhd:9:2:@3ps:(psl assertion error): req without ack       | ERROR   | req without ack    | a.vhd      | 9
                    """)
    void reportsAndAssertionsHaveSeverityFileAndLine(
            String line, Severity severity, String text, String file, int number) {
        assertThat(GhdlMessages.read(line)).contains(new HdlMessage(severity, text, file, number));
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
                .contains(new HdlMessage(Severity.FINISH, "std.env.finish called", "", 0));
        assertThat(GhdlMessages.read("simulation stopped @15ns"))
                .contains(new HdlMessage(Severity.FINISH, "std.env.stop called", "", 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    simulation stopped @5ns with status 3                                  | FINISH | std.env.stop called with status 3
                    simulation finished @5ns with status 2                                 | FINISH | std.env.finish called with status 2
                    /usr/bin/ghdl-mcode:error: NULL access dereferenced                    | FATAL  | NULL access dereferenced
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
                .contains(new HdlMessage(Severity.ERROR, "x", "a.vhd", 0));
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
