package org.cocobean.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTests {

    private static String page(List<TestOutcome> outcomes) {
        Results results = Results.of(outcomes, List.of());
        return HtmlReport.write(
                new Report.Pages(results, List.of(), "/a/run", "2 tests", ""),
                FailureStory.of(results));
    }

    @Test
    void thePageHoldsItsDataAndNothingOfTheNetwork() {
        String page =
                page(
                        List.of(
                                Outcomes.passed("ATests.a", "icarus"),
                                Outcomes.failed("ATests.a", "ghdl", "4 is not 5")));
        assertThat(page)
                .contains("\"run\":\"/a/run\",\"headline\":\"2 tests\"")
                .contains("\"test\":\"ATests.a on icarus\"")
                .contains("\"group\":\"# is not #\"")
                .doesNotContain("@DATA@");
        assertThat(Pattern.compile("https?://[^\"]*").matcher(page).results())
                .extracting(found -> found.group())
                .as("only a name, which no browser loads")
                .containsOnly("http://www.w3.org/2000/svg");
    }

    @Test
    void aMessageCannotEndTheScript() {
        String page =
                page(List.of(Outcomes.failed("ATests.a", "ghdl", "</script><b>is not</b> <!--")));
        assertThat(page).contains("\\u003c/script>\\u003cb>is not").doesNotContain("</script><b>");
    }

    @Test
    void tenThousandOutcomesTakeNoTime() {
        List<TestOutcome> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            String name = "T%dTests.a [%d]".formatted(i % 50, i);
            many.add(
                    i % 20 == 0
                            ? Outcomes.failed(name, "icarus", i + " is not " + (i + 1))
                            : Outcomes.passed(name, "icarus"));
        }
        long start = System.nanoTime();
        assertThat(page(many)).hasSizeGreaterThan(1_000_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
}
