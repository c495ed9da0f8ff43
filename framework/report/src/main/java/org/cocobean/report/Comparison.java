package org.cocobean.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cocobean.report.TestOutcome.Status;

/// What changed between older runs and these, by test and simulator.
///
/// @param changes a heading and its lines, only those that there is any of
record Comparison(Map<String, List<String>> changes) {

    private static final double SLOWER = 1.5;
    private static final long NOTABLE_MS = 500;

    static Comparison of(Results older, Results newer) {
        Map<String, TestOutcome> before = byTitle(older);
        Map<String, TestOutcome> after = byTitle(newer);
        var changes = new LinkedHashMap<String, List<String>>();
        for (String heading :
                List.of("Fail now", "Pass again", "Skipped now", "New", "Gone", "Slower")) {
            changes.put(heading, new ArrayList<>());
        }
        after.forEach((title, outcome) -> {
            TestOutcome was = before.get(title);
            if (was == null) {
                add(changes, "New", title + ": " + outcome.status().word());
            } else if (was.status() != outcome.status()) {
                add(changes, heading(outcome.status()), title + reason(outcome));
            } else if (isSlower(was, outcome)) {
                add(
                        changes,
                        "Slower",
                        "%s: %s, was %s".formatted(title, seconds(outcome), seconds(was)));
            }
        });
        before.keySet().stream()
                .filter(title -> !after.containsKey(title))
                .forEach(title -> add(changes, "Gone", title));
        changes.values().removeIf(List::isEmpty);
        return new Comparison(changes);
    }

    private static void add(Map<String, List<String>> changes, String heading, String line) {
        changes.computeIfAbsent(heading, name -> new ArrayList<>()).add(line);
    }

    private static String heading(Status status) {
        return switch (status) {
            case FAILED -> "Fail now";
            case PASSED -> "Pass again";
            case SKIPPED -> "Skipped now";
        };
    }

    private static String reason(TestOutcome outcome) {
        String text =
                outcome.failure().map(TestOutcome.Failure::text).orElse(outcome.reason()).strip();
        return text.isEmpty() ? "" : ": " + text.lines().findFirst().orElse("");
    }

    private static boolean isSlower(TestOutcome was, TestOutcome is) {
        return own(is) > SLOWER * own(was) && own(is) - own(was) >= NOTABLE_MS;
    }

    /// Building depends on what is in the cache, waiting on the other workers.
    private static long own(TestOutcome outcome) {
        TestOutcome.Times times = outcome.times();
        return times.took().minus(times.waited()).minus(times.built()).toMillis();
    }

    private static String seconds(TestOutcome outcome) {
        return String.format(Locale.ROOT, "%.2f s", own(outcome) / 1000.0);
    }

    /// Of a test that ran several times the worst counts.
    private static Map<String, TestOutcome> byTitle(Results results) {
        Map<String, TestOutcome> byTitle = new TreeMap<>();
        results.tests()
                .forEach(outcome ->
                        byTitle.merge(
                                outcome.test().title(), outcome, (a, b) -> a.failed() ? a : b));
        return byTitle;
    }

    String text(int atMost) {
        if (changes.isEmpty()) {
            return "Nothing changed.\n";
        }
        StringBuilder text = new StringBuilder();
        changes.forEach((heading, lines) -> {
            text.append(heading).append(": ").append(lines.size()).append('\n');
            lines.stream()
                    .limit(atMost)
                    .forEach(line -> text.append("  ").append(line).append('\n'));
            if (lines.size() > atMost) {
                text.append("  and ").append(lines.size() - atMost).append(" more\n");
            }
        });
        return text.toString();
    }
}
