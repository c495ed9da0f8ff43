package org.cocobean.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cocobean.report.TestOutcome.Values;
import org.junit.jupiter.api.Test;

class DiffTests {

    private static List<String> diff(String expected, String actual) {
        return Diff.of(new Values(expected, actual));
    }

    private static String lines(int count, String of) {
        return IntStream.range(0, count).mapToObj(i -> of + i).collect(Collectors.joining("\n"));
    }

    @Test
    void valuesOfOneLineStandBelowEachOther() {
        assertThat(diff("41", "40")).containsExactly("- 41", "+ 40");
        assertThat(diff("", "40")).containsExactly("- ", "+ 40");
    }

    @Test
    void valuesThatLookTheSameHaveNone() {
        assertThat(diff("4", "4")).isEmpty();
    }

    @Test
    void linesThatBothHaveStandBetweenThoseThatDiffer() {
        assertThat(diff("a\nb\nc\nd", "a\nx\nc\ny\nd"))
                .containsExactly("  a", "- b", "+ x", "  c", "+ y", "  d");
    }

    @Test
    void threeLinesOnEachSideAreKept() {
        String head = lines(10, "h");
        assertThat(diff(head + "\na\n" + head, head + "\nb\n" + head))
                .containsExactly(
                        "  ... 7 lines",
                        "  h7",
                        "  h8",
                        "  h9",
                        "- a",
                        "+ b",
                        "  h0",
                        "  h1",
                        "  h2");
    }

    @Test
    void longOnesAreCutOffAndComparedInNoTime() {
        assertThat(diff(lines(20_000, "a"), lines(20_000, "b")))
                .hasSize(201)
                .last()
                .isEqualTo("  ... 39800 more lines");
    }
}
