package org.cocobean.session;

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
import org.cocobean.internal.session.EventLog;
import org.cocobean.internal.session.Folder;

/// Summarise what all workers of a run did: what was built, what came from the cache, who waited
/// for whom, which tests were slowest, and what running in parallel gained.
///
/// @param workers the workers that recorded anything, sorted
/// @param tests all tests, in the order in which they ended
/// @param builds builds that were made, failed ones too
/// @param uses builds that were taken from the cache, those made earlier in this run too
/// @param once other work that was done once, failed ones too
/// @param waits who waited for whom
public record RunSummary(
        List<String> workers,
        List<Entry> tests,
        List<Entry> builds,
        List<Use> uses,
        List<Entry> once,
        List<Wait> waits) {

    /// One thing that took time in one worker, and ended at a time in milliseconds since 1970.
    ///
    /// @param key what tells builds of one name apart; empty for anything else
    public record Entry(
            String name, String key, String worker, String outcome, Duration took, long endMillis) {

        private long startMillis() {
            return endMillis - took.toMillis();
        }
    }

    /// How often one build was taken from the cache.
    ///
    /// @param key what tells builds of one name apart
    public record Use(String name, String key, int times) {}

    /// One worker's wait for what another one did.
    public record Wait(String name, String worker, String waitedFor, Duration took) {}

    /// Take copies.
    public RunSummary {
        workers = List.copyOf(workers);
        tests = List.copyOf(tests);
        builds = List.copyOf(builds);
        uses = List.copyOf(uses);
        once = List.copyOf(once);
        waits = List.copyOf(waits);
    }

    /// Read what the workers recorded in a run directory; a killed worker's last line may be
    /// missing.
    public static RunSummary of(Path run) throws IOException {
        Set<String> workers = new TreeSet<>();
        List<Entry> tests = new ArrayList<>();
        List<Entry> builds = new ArrayList<>();
        List<Entry> once = new ArrayList<>();
        Map<String, Use> uses = new TreeMap<>();
        List<Wait> waits = new ArrayList<>();
        for (String worker : Folder.names(run)) {
            if (!Files.isDirectory(run.resolve(worker))) {
                continue;
            }
            for (Map<String, String> event : EventLog.read(run.resolve(worker))) {
                workers.add(worker);
                Entry entry = entry(event, worker);
                switch (event.getOrDefault("kind", "")) {
                    case "test" -> tests.add(entry);
                    case "once" -> once.add(entry);
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
        tests.sort(Comparator.comparingLong(Entry::endMillis));
        builds.sort(Comparator.comparingLong(Entry::endMillis));
        once.sort(Comparator.comparingLong(Entry::endMillis));
        return new RunSummary(
                List.copyOf(workers), tests, builds, List.copyOf(uses.values()), once, waits);
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

    private static long number(@org.jspecify.annotations.Nullable String text) {
        return text == null || !text.matches("\\d{1,15}") ? 0 : Long.parseLong(text);
    }

    /// Return the time that the tests would take one by one: their own times without the waits for
    /// other workers.
    public Duration serial() {
        Duration tests = sum(this.tests.stream().map(Entry::took).toList());
        Duration waits = sum(this.waits.stream().map(Wait::took).toList());
        Duration serial = tests.minus(waits);
        return serial.isNegative() ? Duration.ZERO : serial;
    }

    /// Return the time from the start of the first test to the end of the last.
    public Duration elapsed() {
        Optional<Long> start = tests.stream().map(Entry::startMillis).min(Long::compare);
        Optional<Long> end = tests.stream().map(Entry::endMillis).max(Long::compare);
        return start.isEmpty() || end.isEmpty()
                ? Duration.ZERO
                : Duration.ofMillis(end.get() - start.get());
    }

    /// Return how many tests ran at the same time, at most.
    public int atOnce() {
        Map<Long, Integer> changes = new TreeMap<>();
        for (Entry test : tests) {
            if (test.took.isPositive()) {
                changes.merge(test.startMillis(), 1, Integer::sum);
                changes.merge(test.endMillis, -1, Integer::sum);
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

    /// Return how often the build was taken from the cache.
    int uses(Entry build) {
        return uses.stream()
                .filter(use -> use.name.equals(build.name) && use.key.equals(build.key))
                .mapToInt(Use::times)
                .sum();
    }

    /// Return the builds that were taken from the cache and not made in this run.
    List<Use> fromEarlierRuns() {
        return uses.stream()
                .filter(use ->
                        builds.stream()
                                .noneMatch(build ->
                                        use.name.equals(build.name) && use.key.equals(build.key)))
                .toList();
    }

    /// Return the slowest tests, slowest first.
    public List<Entry> slowest(int atMost) {
        return tests.stream()
                .sorted(Comparator.comparing(Entry::took).reversed())
                .limit(atMost)
                .toList();
    }

    /// Return the tests that did not end alike on all simulators that ran them: for each its
    /// outcomes by simulator.
    public Map<String, Map<String, String>> disagreements() {
        Map<String, Map<String, String>> outcomes = new TreeMap<>();
        for (Entry test : tests) {
            int end = test.name.lastIndexOf(TestIdentity.ON);
            if (end >= 0 && !test.outcome.equals("skipped")) {
                outcomes.computeIfAbsent(test.name.substring(0, end), name -> new TreeMap<>())
                        .merge(
                                test.name.substring(end + TestIdentity.ON.length()),
                                test.outcome,
                                (one, other) -> one.equals("passed") ? other : one);
            }
        }
        outcomes.values().removeIf(each -> Set.copyOf(each.values()).size() < 2);
        return outcomes;
    }

    /// Write the summary for a reader.
    public String text() {
        return new SummaryText(this).write();
    }

    private static Duration sum(List<Duration> durations) {
        return durations.stream().reduce(Duration.ZERO, Duration::plus);
    }

    /// Print the summary of each given run directory; of `target/cocobean/latest` without
    /// arguments.
    public static void main(String[] arguments) throws IOException {
        List<String> runs =
                arguments.length == 0 ? List.of("target/cocobean/latest") : List.of(arguments);
        for (String run : runs) {
            Path path = Path.of(run);
            System.out.println(
                    Files.isDirectory(path)
                            ? "Run " + path.toRealPath() + "\n" + of(path).text()
                            : "No run in " + path);
        }
    }
}
