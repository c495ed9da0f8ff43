package org.cocobean.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Summarise what all workers of a run did: what was built, what came from the cache, who waited
/// for whom, which tests were slowest, and what running in parallel gained.
///
/// @param workers the workers that recorded anything, sorted
/// @param tests all tests, in the order in which they ended
/// @param builds builds that were made, failed ones too
/// @param uses builds that were taken from the cache, those made earlier in this run too
/// @param once other work that was done once, failed ones too
/// @param waits who waited for whom
/// @param environment what the workers ran with, such as versions of tools, sorted
public record RunSummary(
        List<String> workers,
        List<TestOutcome> tests,
        List<Entry> builds,
        List<Use> uses,
        List<Entry> once,
        List<Wait> waits,
        List<String> environment) {

    /// One thing that took time in one worker, and ended at a time in milliseconds since 1970.
    ///
    /// @param key what tells builds of one name apart; empty for anything else
    public record Entry(
            String name,
            String key,
            String worker,
            String outcome,
            Duration took,
            long endMillis) {}

    /// How often one build was taken from the cache.
    ///
    /// @param key what tells builds of one name apart
    public record Use(String name, String key, int times) {}

    /// One worker's wait for what another one did.
    public record Wait(String name, String worker, String waitedFor, Duration took) {}

    /// Takes copies.
    public RunSummary {
        workers = List.copyOf(workers);
        tests = List.copyOf(tests);
        builds = List.copyOf(builds);
        uses = List.copyOf(uses);
        once = List.copyOf(once);
        waits = List.copyOf(waits);
        environment = List.copyOf(environment);
    }

    /// Reads what the workers recorded in a run directory; a killed worker's last line may be
    /// missing.
    public static RunSummary of(Path run) throws IOException {
        Set<String> workers = new TreeSet<>();
        List<OutcomeLog.Written> written = new ArrayList<>();
        List<Entry> builds = new ArrayList<>();
        List<Entry> once = new ArrayList<>();
        Map<String, Use> uses = new TreeMap<>();
        List<Wait> waits = new ArrayList<>();
        Set<String> environment = new TreeSet<>();
        for (Path directory : directories(run)) {
            String worker = String.valueOf(directory.getFileName());
            List<OutcomeLog.Written> here = OutcomeLog.written(directory);
            if (here.stream().anyMatch(process -> !process.outcomes().isEmpty())) {
                workers.add(worker);
                written.addAll(here);
            }
            for (Map<String, String> event : events(directory)) {
                workers.add(worker);
                Entry entry = entry(event, worker);
                switch (event.getOrDefault("kind", "")) {
                    case "once" -> once.add(entry);
                    case "environment" -> environment.add(entry.name);
                    case "wait" ->
                            waits.add(
                                    new Wait(
                                            entry.name,
                                            worker,
                                            event.getOrDefault("for", "?"),
                                            entry.took));
                    case "build" -> {
                        if (entry.outcome.equals("hit")) {
                            uses.merge(
                                    entry.name + "\n" + entry.key,
                                    new Use(entry.name, entry.key, 1),
                                    (a, b) -> new Use(a.name, a.key, a.times + b.times));
                        } else {
                            builds.add(entry);
                        }
                    }
                    default -> {
                        // Recorded by a newer version.
                    }
                }
            }
        }
        List<TestOutcome> tests = new ArrayList<>(OutcomeLog.effective(written));
        tests.sort(Comparator.comparingLong(TestOutcome::endMillis));
        builds.sort(Comparator.comparingLong(Entry::endMillis));
        once.sort(Comparator.comparingLong(Entry::endMillis));
        return new RunSummary(
                List.copyOf(workers),
                tests,
                builds,
                List.copyOf(uses.values()),
                once,
                waits,
                List.copyOf(environment));
    }

    private static List<Path> directories(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Map<String, String>> events(Path directory) throws IOException {
        List<Map<String, String>> events = new ArrayList<>();
        for (Path file : OutcomeLog.files(directory, "events-")) {
            events.addAll(JsonLines.read(file));
        }
        return events;
    }

    private static Entry entry(Map<String, String> event, String worker) {
        return new Entry(
                event.getOrDefault("name", "?"),
                event.getOrDefault("key", ""),
                worker,
                event.getOrDefault("outcome", "?"),
                Duration.ofMillis(number(event.get("ms"))),
                number(event.get("at")));
    }

    private static long number(@Nullable String text) {
        return text == null || !text.matches("\\d{1,15}") ? 0 : Long.parseLong(text);
    }

    /// Returns the time that the tests would take one by one: their own times without the waits for
    /// other workers.
    public Duration serial() {
        Duration tests = sum(this.tests.stream().map(test -> test.times().took()).toList());
        Duration waits = sum(this.waits.stream().map(Wait::took).toList());
        Duration serial = tests.minus(waits);
        return serial.isNegative() ? Duration.ZERO : serial;
    }

    /// Returns the time from the start of the first test to the end of the last.
    public Duration elapsed() {
        Optional<Long> start = tests.stream().map(TestOutcome::startMillis).min(Long::compare);
        Optional<Long> end = tests.stream().map(TestOutcome::endMillis).max(Long::compare);
        return start.isEmpty() || end.isEmpty()
                ? Duration.ZERO
                : Duration.ofMillis(end.get() - start.get());
    }

    /// Returns how many tests ran at the same time, at most.
    public int atOnce() {
        Map<Long, Integer> changes = new TreeMap<>();
        for (TestOutcome test : tests) {
            if (test.times().took().isPositive()) {
                changes.merge(test.startMillis(), 1, Integer::sum);
                changes.merge(test.endMillis(), -1, Integer::sum);
            }
        }
        int now = 0;
        int most = 0;
        for (int change : changes.values()) {
            now += change;
            most = Math.max(most, now);
        }
        return most;
    }

    /// Returns how often the build was taken from the cache.
    int uses(Entry build) {
        return uses.stream()
                .filter(use -> use.name.equals(build.name) && use.key.equals(build.key))
                .mapToInt(Use::times)
                .sum();
    }

    /// Returns the builds that were taken from the cache and not made in this run.
    List<Use> fromEarlierRuns() {
        return uses.stream()
                .filter(use ->
                        builds.stream()
                                .noneMatch(build ->
                                        use.name.equals(build.name) && use.key.equals(build.key)))
                .toList();
    }

    /// Returns the slowest tests, slowest first.
    public List<TestOutcome> slowest(int atMost) {
        return tests.stream()
                .sorted(Comparator.comparing((TestOutcome test) -> test.times().took()).reversed())
                .limit(atMost)
                .toList();
    }

    /// Writes the summary for a reader.
    public String text() {
        return new SummaryText(this).write();
    }

    private static Duration sum(List<Duration> durations) {
        return durations.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
