package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cocobean.dut.Dut;
import org.cocobean.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the summary of a run is made of.
class RecordTests {

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Recorded {

        @HdlTest
        void passes(Dut dut) {}

        @HdlTest
        void fails(Dut dut) {
            throw new IllegalStateException(dut.path());
        }

        @ParameterizedTest
        @ValueSource(ints = {8, 9})
        void widths(@HdlParameter("WIDTH") int width, Dut dut) {}

        @HdlTest
        @Design(top = "counter", sources = "../hdl-samples/rtl/vhdl/counter.vhd")
        void isLeftOut(Dut dut) {}
    }

    @Test
    void everyTestIsRecordedOnceWithItsOutcome() throws IOException {
        Trial.of(Recorded.class, "cocobean.waves=failure");
        assertThat(events())
                .filteredOn(line -> line.contains("RecordTests.Recorded"))
                .extracting(
                        line -> line.replaceAll("^at=\\d+\t|\tms=\\d+|\tkind=test|kind=test\t", ""))
                .allSatisfy(line -> assertThat(line).contains("outcome="))
                .satisfies(lines ->
                        assertThat(lines)
                                .hasSize(5)
                                .anyMatch(l ->
                                        l.contains("Recorded.passes on icarus")
                                                && l.contains("outcome=passed"))
                                .anyMatch(l ->
                                        l.contains("Recorded.fails on icarus")
                                                && l.contains("outcome=failed"))
                                .anyMatch(l ->
                                        l.contains("Recorded.widths[1] WIDTH=8 on icarus")
                                                && l.contains("outcome=passed"))
                                .anyMatch(l ->
                                        l.contains("Recorded.widths[2] WIDTH=9 on icarus")
                                                && l.contains("outcome=passed"))
                                .anyMatch(l ->
                                        l.contains("Recorded.isLeftOut")
                                                && l.contains("outcome=skipped")));
    }

    private static List<String> events() throws IOException {
        try (Stream<Path> files = Files.list(Session.current().run().workerPath())) {
            return files.filter(file -> file.getFileName().toString().startsWith("events-"))
                    .flatMap(RecordTests::lines)
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
