package org.cocobean.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The text of a [RunSummary]: one headed block for each thing that there is any of.
record SummaryText(RunSummary summary) {

    private static final int SLOWEST = 5;
    private static final int LONGEST_BLOCK = 8;

    String write() {
        StringBuilder text = new StringBuilder(headline());
        block(text, "Simulators disagree", disagreements());
        block(text, "Built", summary.builds().stream().map(SummaryText::line).toList());
        block(text, "From the cache", hits());
        block(text, "Done once", summary.once().stream().map(SummaryText::line).toList());
        block(text, "Waited", waits());
        block(
                text,
                "Slowest tests",
                summary.slowest(SLOWEST).stream().map(SummaryText::line).toList());
        return text.toString();
    }

    private String headline() {
        Map<String, Long> outcomes = new TreeMap<>();
        summary.tests().forEach(test -> outcomes.merge(test.outcome(), 1L, Long::sum));
        StringBuilder line = new StringBuilder();
        line.append(summary.tests().size()).append(" tests");
        if (!outcomes.isEmpty()) {
            List<String> parts = new ArrayList<>();
            outcomes.forEach((outcome, count) -> parts.add(count + " " + outcome));
            line.append(" (").append(String.join(", ", parts)).append(')');
        }
        int workers = summary.workers().size();
        line.append(" in ").append(workers).append(workers == 1 ? " worker" : " workers");
        Duration elapsed = summary.elapsed();
        if (elapsed.isPositive()) {
            line.append(
                    String.format(
                            Locale.ROOT,
                            ", %s; %s one by one: %.1f times as fast",
                            seconds(elapsed),
                            seconds(summary.serial()),
                            (double) summary.serial().toMillis() / elapsed.toMillis()));
        }
        return line.append('\n').toString();
    }

    private List<String> disagreements() {
        return summary.disagreements().entrySet().stream()
                .map(test -> "  " + test.getKey() + ": " + outcomes(test.getValue()))
                .toList();
    }

    private static String outcomes(Map<String, String> bySimulator) {
        return bySimulator.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private List<String> hits() {
        return new TreeMap<>(summary.hits())
                .entrySet().stream().map(e -> row(e.getKey(), e.getValue() + " x", "")).toList();
    }

    private List<String> waits() {
        Map<String, Duration> sums = new TreeMap<>();
        summary.waits()
                .forEach(wait ->
                        sums.merge(
                                "%s for %s: %s"
                                        .formatted(wait.worker(), wait.waitedFor(), wait.name()),
                                wait.took(),
                                Duration::plus));
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, Duration>comparingByValue(Comparator.reverseOrder()))
                .map(e -> row(e.getKey(), seconds(e.getValue()), ""))
                .toList();
    }

    private static String line(RunSummary.Entry entry) {
        boolean good = List.of("built", "done", "passed").contains(entry.outcome());
        return row(
                entry.name(),
                seconds(entry.took()),
                entry.worker() + (good ? "" : " " + entry.outcome().toUpperCase(Locale.ROOT)));
    }

    private static void block(StringBuilder text, String head, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        text.append(head).append('\n');
        lines.stream().limit(LONGEST_BLOCK).forEach(line -> text.append(line).append('\n'));
        if (lines.size() > LONGEST_BLOCK) {
            text.append("  and ").append(lines.size() - LONGEST_BLOCK).append(" more\n");
        }
    }

    private static String row(String name, String amount, String note) {
        return String.format(Locale.ROOT, "  %-60s %9s  %s", name, amount, note).stripTrailing();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
