package org.cocobean.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cocobean.report.TestOutcome.Status;

/// The text of [Results]: test by simulator, where simulators disagree, what was skipped and what
/// failed and why, and last how many.
record ResultsText(Results results) {

    private static final String NO_SIMULATOR = "-";
    private static final int COLUMN = 18;
    private static final int NARROWEST = 20;
    private static final int MOST_TITLES = 10;
    private static final int LARGEST_TABLE = 60;

    /// What one test did on one simulator; several runs of one name show the worst, and the time of
    /// all.
    private record Cell(Status status, long millis) {

        Cell worse(Cell other) {
            return new Cell(
                    severity(other.status) > severity(status) ? other.status : status,
                    millis + other.millis);
        }

        private static int severity(Status status) {
            return switch (status) {
                case SKIPPED -> 0;
                case PASSED -> 1;
                case FAILED -> 2;
            };
        }

        String word() {
            return switch (status) {
                case SKIPPED -> "skipped";
                case PASSED -> "ok";
                case FAILED -> "FAILED";
            };
        }

        String text() {
            return status == Status.SKIPPED
                    ? word()
                    : String.format(Locale.ROOT, "%-6s %6.2f s", word(), millis / 1000.0);
        }
    }

    /// Writes all of it.
    ///
    /// @param table whether to begin with the table of tests by simulator
    String write(boolean table) {
        StringBuilder text = new StringBuilder();
        if (table && !results.tests().isEmpty()) {
            table(text);
        }
        disagreements(text);
        reasons(text, Status.SKIPPED, "Skipped");
        reasons(text, Status.FAILED, "Failed");
        return text.append(counts()).append('\n').toString();
    }

    /// Tells whether the table is short and tells more than the counts do.
    boolean hasShortTable() {
        return columns().size() > 1
                && rows().values().stream().mapToInt(Map::size).sum() <= LARGEST_TABLE;
    }

    private String counts() {
        return "%d passed, %d failed, %d skipped"
                .formatted(
                        results.count(Status.PASSED),
                        results.count(Status.FAILED),
                        results.count(Status.SKIPPED));
    }

    /// By class, name of the test, and simulator.
    private Map<String, Map<String, Map<String, Cell>>> rows() {
        var rows = new TreeMap<String, Map<String, Map<String, Cell>>>();
        for (TestOutcome outcome : results.tests()) {
            String type = TestNames.shortClass(outcome.test().type());
            String name = outcome.test().name();
            rows.computeIfAbsent(type, key -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            name.startsWith(type + ".") ? name.substring(type.length() + 1) : name,
                            key -> new TreeMap<>())
                    .merge(
                            column(outcome),
                            new Cell(outcome.status(), outcome.times().took().toMillis()),
                            Cell::worse);
        }
        return rows;
    }

    private static String column(TestOutcome outcome) {
        String simulator = outcome.test().simulator();
        return simulator.isEmpty() ? NO_SIMULATOR : simulator;
    }

    private TreeSet<String> columns() {
        return results.tests().stream()
                .map(ResultsText::column)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void table(StringBuilder text) {
        var rows = rows();
        var columns = columns();
        int longest =
                rows.values().stream()
                        .flatMap(inType -> inType.keySet().stream())
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
        int width = Math.max(NARROWEST, longest + 2);
        StringBuilder head = new StringBuilder(pad("Test", width + 2));
        columns.forEach(simulator -> head.append(pad(simulator, COLUMN)));
        text.append(head.toString().stripTrailing()).append('\n');
        rows.forEach((type, inType) -> {
            text.append(type).append('\n');
            inType.forEach((row, cells) -> {
                StringBuilder line = new StringBuilder("  ").append(pad(row, width));
                for (String simulator : columns) {
                    Cell cell = cells.get(simulator);
                    line.append(pad(cell == null ? "" : cell.text(), COLUMN));
                }
                text.append(line.toString().stripTrailing())
                        .append(differs(cells) ? "   <-- simulators disagree\n" : "\n");
            });
        });
        text.append('\n');
    }

    private static boolean differs(Map<String, Cell> cells) {
        return cells.values().stream()
                        .map(Cell::status)
                        .filter(status -> status != Status.SKIPPED)
                        .distinct()
                        .count()
                > 1;
    }

    private void disagreements(StringBuilder text) {
        List<String> lines = new ArrayList<>();
        rows().forEach((type, inType) ->
                inType.forEach((row, cells) -> {
                    if (differs(cells)) {
                        lines.add(
                                "  %s.%s: %s\n"
                                        .formatted(
                                                type,
                                                row,
                                                cells.entrySet().stream()
                                                        .map(e ->
                                                                e.getKey()
                                                                        + " "
                                                                        + e.getValue().word())
                                                        .collect(Collectors.joining(", "))));
                    }
                }));
        if (!lines.isEmpty()) {
            text.append("Simulators disagree\n").append(String.join("", lines)).append('\n');
        }
    }

    private void reasons(StringBuilder text, Status status, String heading) {
        var byReason = new TreeMap<String, List<String>>();
        results.tests().stream()
                .filter(outcome -> outcome.status() == status)
                .sorted(Comparator.comparing(outcome -> outcome.test().title()))
                .forEach(outcome ->
                        byReason.computeIfAbsent(reason(outcome), key -> new ArrayList<>())
                                .add(outcome.test().title()));
        if (byReason.isEmpty()) {
            return;
        }
        text.append(heading).append('\n');
        byReason.forEach((reason, titles) -> {
            text.append("  ").append(reason.isEmpty() ? "(no reason given)" : reason).append('\n');
            titles.stream()
                    .limit(MOST_TITLES)
                    .forEach(title -> text.append("      ").append(title).append('\n'));
            if (titles.size() > MOST_TITLES) {
                text.append("      and %d more\n".formatted(titles.size() - MOST_TITLES));
            }
        });
        text.append('\n');
    }

    /// Its first lines in one.
    private static String reason(TestOutcome outcome) {
        return outcome.failure()
                .map(TestOutcome.Failure::text)
                .orElse(outcome.reason())
                .strip()
                .lines()
                .limit(3)
                .map(String::strip)
                .collect(Collectors.joining(" / "));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
