package org.cocobean.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The text of a [RunSummary]: one headed block for each thing that there is any of, longest first.
record SummaryText(RunSummary summary) {

    private static final int SLOWEST = 5;
    private static final int LONGEST_BLOCK = 20;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 100;

    /// One line of a block.
    private record Row(String name, long order, String amount, String note) {

        static Row of(String name, Duration took, String note) {
            return new Row(name, took.toMillis(), seconds(took), note);
        }
    }

    String write() {
        StringBuilder text = new StringBuilder(headline());
        block(text, headOfBuilds(), builds());
        block(text, headOfReused(), reused());
        block(text, "Done once", summary.once().stream().map(SummaryText::row).toList());
        block(text, "Waited", waits());
        block(
                text,
                "Slowest tests",
                summary.slowest(SLOWEST).stream()
                        .map(SummaryText::entry)
                        .map(SummaryText::row)
                        .toList());
        return text.toString();
    }

    private String headline() {
        Map<String, Long> outcomes = new TreeMap<>();
        summary.tests().forEach(test -> outcomes.merge(test.status().word(), 1L, Long::sum));
        StringBuilder line = new StringBuilder(count(summary.tests().size(), "test"));
        if (!outcomes.isEmpty()) {
            List<String> parts = new ArrayList<>();
            outcomes.forEach((outcome, count) -> parts.add(count + " " + outcome));
            line.append(" (").append(String.join(", ", parts)).append(')');
        }
        line.append(" in ").append(count(summary.workers().size(), "worker"));
        if (summary.elapsed().isPositive()) {
            line.append(", ").append(seconds(summary.elapsed())).append(speedUp());
        }
        return line.append('\n').toString();
    }

    private String speedUp() {
        if (summary.atOnce() < 2) {
            return ", one after the other";
        }
        double gain = (double) summary.serial().toMillis() / summary.elapsed().toMillis();
        return String.format(
                Locale.ROOT,
                ", up to %d at a time; one by one %s: %s",
                summary.atOnce(),
                seconds(summary.serial()),
                gain < 1.05 ? "no gain" : String.format(Locale.ROOT, "%.1f times as fast", gain));
    }

    private String headOfBuilds() {
        Duration all =
                summary.builds().stream()
                        .map(RunSummary.Entry::took)
                        .reduce(Duration.ZERO, Duration::plus);
        return "Built: %d, %s".formatted(summary.builds().size(), seconds(all));
    }

    /// Builds of one name, such as those of one design with several parameters, share a line.
    private List<Row> builds() {
        return grouped(summary.builds(), RunSummary.Entry::name).entrySet().stream()
                .map(named -> {
                    List<RunSummary.Entry> builds = named.getValue();
                    int used = builds.stream().mapToInt(summary::uses).sum();
                    return Row.of(
                            named.getKey(),
                            builds.stream()
                                    .map(RunSummary.Entry::took)
                                    .reduce(Duration.ZERO, Duration::plus),
                            note(builds) + (used == 0 ? "" : ", used again " + times(used)));
                })
                .toList();
    }

    private static String note(List<RunSummary.Entry> builds) {
        var workers = new TreeSet<>(builds.stream().map(RunSummary.Entry::worker).toList());
        long failed = builds.stream().filter(build -> build.outcome().equals("failed")).count();
        return String.join(" ", workers)
                + (builds.size() == 1 ? "" : ", %d variants".formatted(builds.size()))
                + (failed == 0
                        ? ""
                        : builds.size() == 1 ? " FAILED" : ", %d FAILED".formatted(failed));
    }

    private String headOfReused() {
        return "From the cache of earlier runs: %d".formatted(summary.fromEarlierRuns().size());
    }

    private List<Row> reused() {
        return grouped(summary.fromEarlierRuns(), RunSummary.Use::name).entrySet().stream()
                .map(named -> {
                    List<RunSummary.Use> uses = named.getValue();
                    int used = uses.stream().mapToInt(RunSummary.Use::times).sum();
                    return new Row(
                            named.getKey(),
                            used,
                            used + " x",
                            uses.size() == 1 ? "" : uses.size() + " variants");
                })
                .toList();
    }

    private List<Row> waits() {
        return grouped(summary.waits(), SummaryText::wait).entrySet().stream()
                .map(same ->
                        Row.of(
                                same.getKey(),
                                same.getValue().stream()
                                        .map(RunSummary.Wait::took)
                                        .reduce(Duration.ZERO, Duration::plus),
                                same.getValue().size() == 1 ? "" : times(same.getValue().size())))
                .toList();
    }

    private static String wait(RunSummary.Wait wait) {
        String whom = wait.waitedFor().equals(wait.worker()) ? "another thread" : wait.waitedFor();
        return "%s for %s: %s".formatted(wait.worker(), whom, wait.name());
    }

    private static RunSummary.Entry entry(TestOutcome test) {
        return new RunSummary.Entry(
                test.test().title(),
                "",
                test.worker(),
                test.status().word(),
                test.times().took(),
                test.endMillis());
    }

    private static Row row(RunSummary.Entry entry) {
        boolean failed = entry.outcome().equals("failed");
        return Row.of(entry.name(), entry.took(), entry.worker() + (failed ? " FAILED" : ""));
    }

    private static <T> Map<String, List<T>> grouped(List<T> things, Function<T, String> name) {
        return things.stream()
                .collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
    }

    private static void block(StringBuilder text, String head, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        text.append(head).append('\n');
        List<Row> shown =
                rows.stream()
                        .sorted(
                                Comparator.comparingLong(Row::order)
                                        .reversed()
                                        .thenComparing(Row::name))
                        .limit(LONGEST_BLOCK)
                        .toList();
        int longest = shown.stream().mapToInt(row -> row.name.length()).max().orElse(0);
        int width = Math.clamp(longest, NARROWEST, WIDEST);
        shown.forEach(row -> text.append(line(row, width)).append('\n'));
        if (rows.size() > LONGEST_BLOCK) {
            text.append("  and ").append(rows.size() - LONGEST_BLOCK).append(" more\n");
        }
    }

    private static String line(Row row, int width) {
        return String.format(
                        Locale.ROOT, "  %-" + width + "s %9s  %s", row.name, row.amount, row.note)
                .stripTrailing();
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
