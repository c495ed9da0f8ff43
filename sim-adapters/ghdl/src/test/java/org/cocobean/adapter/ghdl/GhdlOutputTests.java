package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.HdlMessage.Severity;
import org.cocobean.sim.spi.MessageReader;
import org.junit.jupiter.api.Test;

/// Errors of GHDL in the output of version 2 (call stacks) and of version 5 and newer (instances).
class GhdlOutputTests {

    private static List<HdlMessage> read(MessageReader reader, String output) {
        List<HdlMessage> messages = new ArrayList<>();
        output.lines().forEach(line -> messages.addAll(reader.take(line)));
        messages.addAll(reader.end());
        return messages;
    }

    private static List<HdlMessage> read(String output) {
        return read(new GhdlOutput(true, List.of("a.vhd", "t.vhd")), output);
    }

    @Test
    void aReportHasAllItsLinesItsTimeAndItsProcess() {
        assertThat(
                        read(
                                """
                                progress
                                a.vhd:8:4:@5ns:(report error): line one
                                line two

                                line four
                                  from: work.sub(rtl).inner at a.vhd:8
                                  from: process work.sub(rtl).P0 at a.vhd:20
                                more
                                """))
                .containsExactly(
                        new HdlMessage(
                                Severity.ERROR,
                                "line one\nline two\n\nline four",
                                "a.vhd",
                                8,
                                "5 ns",
                                "process work.sub(rtl).P0"));
    }

    @Test
    void anIntegerAtWhichTheDumpFailsIsNamed() {
        String line =
                " ghdl_rtik_signal, D=1, sloc=7:10; p: r := (w => /usr/bin/ghdl-mcode:internal error: disp_rti.disp_scalar_value";
        assertThat(read(line + "\n/usr/bin/ghdl-mcode:error: simulation failed\n"))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.text())
                                .contains("'p: r' has an integer of more than 32 bits"));
    }

    @Test
    void newerVersionsNameTheInstance() {
        assertThat(
                        read(
                                """
                                a.vhd:8:4:@5ns:(assertion error): one
                                  instance: .t(rtl).u@sub(rtl).P0
                                a.vhd:9:4:@6ns:(psl assumption error): two
                                  instance:
                                """))
                .containsExactly(
                        new HdlMessage(
                                Severity.ERROR, "one", "a.vhd", 8, "5 ns", ".t(rtl).u@sub(rtl).P0"),
                        new HdlMessage(Severity.ERROR, "two", "a.vhd", 9, "6 ns", ""));
    }

    @Test
    void textThatMerelyLooksLikeAnErrorIsNone() {
        assertThat(
                        read(
                                """
                                a.vhd:8:4:@5ns:(assertion error): written by textio
                                /usr/bin/ghdl:error: so is this
                                a.vhd:8:4:@5ns:(report note): and this is no error
                                done
                                """))
                .isEmpty();
        assertThat(
                        read(
                                """
                                a.vhd:8:4:@5ns:(assertion error): written by textio
                                a.vhd:9:4:@6ns:(assertion error): the real one
                                  instance: .t(rtl).P0
                                """))
                .extracting(HdlMessage::text)
                .containsExactly("the real one");
    }

    @Test
    void whatTheDesignHadWrittenInThatLineIsNoPartOfTheFile() {
        assertThat(read("state 5...a.vhd:8:4:@5ns:(report error): x\n  instance: .t(rtl).P0\n"))
                .extracting(HdlMessage::file)
                .containsExactly("a.vhd");
    }

    @Test
    void theStackTellsWhichOfTwoIsTheError() {
        assertThat(
                        read(
                                """
                                a.vhd:8:4:@5ns:(report error): the other side said
                                b.vhd:9:4:@6ns:(assertion error): no
                                  from: process work.t(rtl).P0 at a.vhd:8
                                """))
                .extracting(HdlMessage::text)
                .containsExactly("the other side said\nb.vhd:9:4:@6ns:(assertion error): no");
    }

    @Test
    void aFailureIsToldOnceWithItsInstance() {
        assertThat(
                        read(
                                """
                                t.vhd:35:3:@15ns:(report failure): end
                                second
                                /usr/bin/ghdl-mcode:error: report failed
                                in process .t(rtl).P0
                                  from: process work.t(rtl).P0 at t.vhd:35
                                /usr/bin/ghdl-mcode:error: simulation failed
                                """))
                .containsExactly(
                        new HdlMessage(
                                Severity.FATAL, "end\nsecond", "t.vhd", 35, "15 ns", ".t(rtl).P0"));
    }

    @Test
    void anErrorOfTheRunTimeHasThePlaceOfItsStack() {
        assertThat(
                        read(
                                """
                                progress.../usr/bin/ghdl-mcode:error: NULL access dereferenced
                                in process .t(rtl).P1
                                  from: process work.t(rtl).P1 at t.vhd:24
                                /usr/bin/ghdl-mcode:error: simulation failed
                                """))
                .containsExactly(
                        new HdlMessage(
                                Severity.FATAL,
                                "NULL access dereferenced",
                                "t.vhd",
                                24,
                                "",
                                ".t(rtl).P1"));
    }

    @Test
    void theEndOfTheSimulationTellsAnErrorWithoutAStack() {
        assertThat(
                        read(
                                """
                                /usr/bin/ghdl-mcode:error: division by 0
                                /usr/bin/ghdl-mcode:error: simulation failed
                                """))
                .containsExactly(new HdlMessage(Severity.FATAL, "division by 0", "", 0));
        assertThat(read("ghdl:error: cannot find top entity generic 'w'\n"))
                .extracting(HdlMessage::text)
                .containsExactly("cannot find top entity generic 'w'");
        assertThat(read("/usr/bin/ghdl-mcode:error: simulation failed\n"))
                .extracting(HdlMessage::text)
                .containsExactly("simulation failed");
    }

    @Test
    void aFailureOfGhdlItselfIsAnError() {
        assertThat(
                        read(
                                """
                                ******************** GHDL Bug occurred ***************************
                                Exception information:
                                raised CONSTRAINT_ERROR : SIGFPE
                                """))
                .extracting(HdlMessage::text)
                .containsExactly(
                        "GHDL itself failed: CONSTRAINT_ERROR : SIGFPE, as of a division by zero");
        assertThat(read("raised eyebrows\n")).isEmpty();
    }

    @Test
    void whatIsPrintedBeforeTheSimulationStandsStillIsCompleteThen() {
        GhdlOutput output = new GhdlOutput(true, List.of("a.vhd", "t.vhd"));
        output.take("a.vhd:8:4:@5ns:(report error): one");
        assertThat(output.settle()).as("its stack is on the way").isEmpty();
        output.take("  from: process work.t(rtl).P0 at a.vhd:8");
        assertThat(output.settle()).hasSize(1);
        assertThat(output.settle()).isEmpty();
        assertThat(output.end()).isEmpty();
    }

    @Test
    void withoutMarksEveryLineThatLooksLikeAnErrorIsOne() {
        assertThat(
                        read(
                                new GhdlOutput(false, List.of()),
                                """
                                a.vhd:8:4:@5ns:(assertion error): one
                                  from: here
                                a.vhd:8:4:@5ns:(assertion error): two
                                """))
                .extracting(HdlMessage::text)
                .containsExactly("one", "two");
    }

    @Test
    void muchTextIsCutAndLooksAreForgotten() {
        String text = "more\n".repeat(1000);
        HdlMessage message =
                read("a.vhd:8:4:@5ns:(report error): one\n" + text + "  instance: .t(rtl).P0\n")
                        .getFirst();
        assertThat(message.text().lines()).hasSizeBetween(100, 300).endsWith("...");
        assertThat(read("a.vhd:8:4:@5ns:(report error): one\n".repeat(1000))).isEmpty();
    }
}
