package org.cocobean.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cocobean.report.TestOutcome.Status;

/// Failures for a reader: one in a terminal, all of them in Markdown.
final class FailuresText {

    private static final int TEXT_CYCLES = 8;
    private static final int TEXT_TRANSACTIONS = 10;

    private FailuresText() {}

    /// One failure, with all that is known.
    static String why(FailureStory story) {
        TestOutcome outcome = story.outcome();
        StringBuilder text = new StringBuilder(outcome.test().title()).append('\n');
        story.failure().text().lines().forEach(line -> text.append("  ").append(line).append('\n'));
        if (!story.failure().message().isBlank()) {
            fact(text, "exception", story.failure().type());
        }
        if (story.diff().size() > Diff.OF_ONE_LINE) {
            text.append("  expected (-) and actual (+)\n");
            story.diff().forEach(line -> text.append("    ").append(line).append('\n'));
        }
        fact(text, "HDL", story.failure().hdlPlace());
        text.append(source(story));
        fact(text, "Java", story.failure().javaPlace());
        fact(text, "simulated", outcome.setup().simulatedTime());
        fact(text, "seed", outcome.setup().seed());
        fact(text, "repeat", story.command());
        fact(text, "log", outcome.artefacts().log());
        fact(text, "waves", outcome.artefacts().waves());
        story.lastCycles()
                .ifPresent(cycles -> {
                    text.append("  last cycles\n");
                    cycles.last(TEXT_CYCLES)
                            .text()
                            .lines()
                            .forEach(line -> text.append("    ").append(line).append('\n'));
                });
        if (!story.transactions().isEmpty()) {
            text.append("  last transactions\n").append(transactions(story.transactions()));
        }
        if (!story.logTail().isEmpty()) {
            text.append("  last lines of the log\n");
            story.logTail().forEach(line -> text.append("    ").append(line).append('\n'));
        }
        story.page().ifPresent(page -> explained(text, page));
        return text.toString();
    }

    private static void explained(StringBuilder text, FailurePage page) {
        fact(text, "explained", page.link());
        page.advice().forEach(point -> text.append("    - ").append(point).append('\n'));
    }

    private static String transactions(List<LaneEntry> all) {
        List<LaneEntry> last = all.subList(Math.max(0, all.size() - TEXT_TRANSACTIONS), all.size());
        int span = last.stream().mapToInt(entry -> entry.span().length()).max().orElse(0);
        int lane = last.stream().mapToInt(entry -> entry.lane().length()).max().orElse(0);
        String line = "    %%-%ds  %%-%ds  %%s\n".formatted(span, Math.max(1, lane));
        return last.stream()
                .map(entry -> line.formatted(entry.span(), entry.lane(), entry.label()))
                .collect(Collectors.joining());
    }

    private static void fact(StringBuilder text, String name, Optional<Path> file) {
        fact(text, name, file.map(Path::toString).orElse(""));
    }

    private static void fact(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append("  %-10s %s\n".formatted(name, value));
        }
    }

    private static String source(FailureStory story) {
        return story.hdlSource().stream()
                .map(line ->
                        "   %s %5d | %s\n"
                                .formatted(line.place() ? ">" : " ", line.number(), line.text()))
                .collect(Collectors.joining());
    }

    /// All failures, those with one message together.
    static String markdown(Results results, List<FailureStory> failures) {
        StringBuilder text =
                new StringBuilder(
                        "# %d passed, %d failed, %d skipped\n"
                                .formatted(
                                        results.count(Status.PASSED),
                                        results.count(Status.FAILED),
                                        results.count(Status.SKIPPED)));
        Map<String, List<FailureStory>> groups =
                failures.stream()
                        .collect(
                                Collectors.groupingBy(
                                        FailureStory::group,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        groups.forEach((group, stories) -> {
            text.append("\n## ").append(stories.size()).append(" x ").append(code(group));
            text.append("\n");
            stories.forEach(story -> {
                text.append('\n').append(fenced(why(story)));
            });
        });
        return text.toString();
    }

    /// As a block of Markdown.
    static String fenced(String text) {
        String fence = text.contains("```") ? "~~~~" : "```";
        return fence + "\n" + text + (text.endsWith("\n") ? "" : "\n") + fence + "\n";
    }

    private static String code(String text) {
        return text.isEmpty() ? "(no message)" : "`" + text.replace('`', '\'') + "`";
    }
}
