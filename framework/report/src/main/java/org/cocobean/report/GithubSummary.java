package org.cocobean.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cocobean.report.TestOutcome.Status;

/// The summary of a run on the page of a GitHub job: Markdown, kept well below what GitHub takes.
final class GithubSummary {

    private static final int MOST_FAILURES = 20;
    private static final int LONGEST = 8_000;

    private GithubSummary() {}

    static String write(String title, Results results, List<FailureStory> failures) {
        StringBuilder text = new StringBuilder();
        long failed = results.count(Status.FAILED);
        text.append("### ").append(failed == 0 ? "✅ " : "❌ ").append(title).append("\n\n");
        table(text, results);
        failures.stream()
                .limit(MOST_FAILURES)
                .forEach(story -> {
                    String why = FailuresText.why(story);
                    String shown = why.length() > LONGEST ? why.substring(0, LONGEST) + "\n…" : why;
                    text.append("\n<details><summary>❌ ")
                            .append(escaped(story.outcome().test().title()))
                            .append("</summary>\n\n")
                            .append(FailuresText.fenced(shown))
                            .append("\n</details>\n");
                });
        if (failures.size() > MOST_FAILURES) {
            text.append("\nand ").append(failures.size() - MOST_FAILURES).append(" more\n");
        }
        return text.append('\n').toString();
    }

    private static void table(StringBuilder text, Results results) {
        Map<String, List<TestOutcome>> rows = new TreeMap<>();
        for (TestOutcome outcome : results.tests()) {
            String simulator = outcome.test().simulator();
            rows.computeIfAbsent(simulator.isEmpty() ? "–" : simulator, name -> new ArrayList<>())
                    .add(outcome);
        }
        text.append("| simulator | passed | failed | skipped |\n|---|---:|---:|---:|\n");
        rows.forEach((simulator, tests) -> row(text, simulator, new Results(tests)));
        if (rows.size() > 1) {
            row(text, "**all**", results);
        }
    }

    private static void row(StringBuilder text, String name, Results results) {
        text.append("| ").append(name);
        for (Status status : Status.values()) {
            text.append(" | ").append(results.count(status));
        }
        text.append(" |\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
