package org.cocobean.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How long tests took when they last ran, from the earlier runs that are kept beside this one.
public final class LastTimes {

    private final Map<String, TestOutcome> last;

    private LastTimes(Map<String, TestOutcome> last) {
        this.last = last;
    }

    /// Read the runs beside the given one; what cannot be read is not known.
    public static LastTimes before(Path run) {
        Map<String, TestOutcome> last = new HashMap<>();
        Path parent = run.getParent();
        if (parent != null && String.valueOf(run.getFileName()).startsWith("run-")) {
            for (Path earlier : earlier(parent, run)) {
                try {
                    for (TestOutcome outcome : RunSummary.of(earlier).tests()) {
                        if (outcome.status() != TestOutcome.Status.SKIPPED) {
                            last.put(outcome.test().title(), outcome);
                        }
                    }
                } catch (IOException e) {
                    // Of another version, or removed meanwhile: an estimate can do without.
                }
            }
        }
        return new LastTimes(last);
    }

    /// Their names begin with the time.
    private static List<Path> earlier(Path parent, Path run) {
        try (Stream<Path> runs = Files.list(parent)) {
            return runs.filter(each -> String.valueOf(each.getFileName()).startsWith("run-"))
                    .filter(each -> !each.equals(run) && Files.isDirectory(each))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /// Keep only tests like these.
    public LastTimes only(Predicate<TestOutcome.Test> wanted) {
        Map<String, TestOutcome> kept = new HashMap<>(last);
        kept.values().removeIf(outcome -> !wanted.test(outcome.test()));
        return new LastTimes(kept);
    }

    /// What the function says of those that failed.
    public Set<String> failed(Function<TestOutcome.Test, String> name) {
        return last.values().stream()
                .filter(TestOutcome::failed)
                .map(outcome -> name.apply(outcome.test()))
                .collect(Collectors.toSet());
    }

    /// How many tests are known.
    public int count() {
        return last.size();
    }

    /// How long all of them took, without their waits for others, in milliseconds.
    public long total() {
        return last.values().stream().mapToLong(LastTimes::own).sum();
    }

    /// How long that test took; 0 if it is not known.
    public long of(TestOutcome.Test test) {
        TestOutcome outcome = last.get(test.title());
        return outcome == null ? 0 : own(outcome);
    }

    boolean knows(TestOutcome.Test test) {
        return last.containsKey(test.title());
    }

    private static long own(TestOutcome outcome) {
        return Math.max(0, outcome.times().took().minus(outcome.times().waited()).toMillis());
    }
}
