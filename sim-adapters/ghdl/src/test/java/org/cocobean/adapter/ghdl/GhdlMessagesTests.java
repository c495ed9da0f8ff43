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
