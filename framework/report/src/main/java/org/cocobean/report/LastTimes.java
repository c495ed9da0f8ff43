package org.cocobean.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How long tests took when they last ran, from the earlier runs that are kept beside this one.
public final class LastTimes {

    private final Map<String, TestOutcome> last;

    /// Runs of which nothing is known, each with the reason.
    private final Map<Path, IOException> unread;

    /// Those whose outcome is from after the last run that was cut off, if one was.
    private final Optional<Set<String>> sinceCut;

    private LastTimes(
            Map<String, TestOutcome> last,
            Map<Path, IOException> unread,
            Optional<Set<String>> sinceCut) {
        this.last = last;
        this.unread = unread;
        this.sinceCut = sinceCut;
    }

    /// Reads the runs beside the given one. What cannot be read is no failure here: estimates can
    /// do without, and [#failed] refuses to.
    public static LastTimes before(Path run) {
        Map<String, TestOutcome> last = new HashMap<>();
        Map<Path, IOException> unread = new TreeMap<>();
        Optional<Set<String>> sinceCut = Optional.empty();
        Path parent = run.getParent();
        if (parent != null && String.valueOf(run.getFileName()).startsWith("run-")) {
            for (Path earlier : earlier(parent, run)) {
                try {
                    boolean cut = !Unfinished.of(earlier).isEmpty();
                    sinceCut = cut ? Optional.of(new HashSet<>()) : sinceCut;
                    for (TestOutcome outcome : RunSummary.of(earlier).tests()) {
                        if (outcome.status() != TestOutcome.Status.SKIPPED) {
                            last.put(outcome.test().title(), outcome);
                            if (!cut) {
                                sinceCut.ifPresent(known -> known.add(outcome.test().title()));
                            }
                        }
                    }
                } catch (IOException e) {
                    unread.put(earlier, e);
                }
            }
        }
        return new LastTimes(last, unread, sinceCut);
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

    /// Keeps only tests like these.
    public LastTimes only(Predicate<TestOutcome.Test> wanted) {
        Map<String, TestOutcome> kept = new HashMap<>(last);
        kept.values().removeIf(outcome -> !wanted.test(outcome.test()));
        return new LastTimes(kept, unread, sinceCut);
    }

    /// What the function says of those that failed.
    ///
    /// @throws IllegalStateException when the outcomes of a run cannot be read, since what failed
    ///   there would be left out
    public Set<String> failed(Function<TestOutcome.Test, String> name) {
        unread.forEach((run, why) -> {
            throw new IllegalStateException(
                    "what failed in an earlier run is not known: %s. Run all tests, or delete %s"
                            .formatted(why.getMessage(), run),
                    why);
        });
        return names(TestOutcome::failed, name);
    }

    /// Tells, by what the function says of them, those of which it is not known how they would end:
    /// all where no outcome is known, and where a run did not come to its end, as by a test that
    /// ends its process, those that did not run since.
    public Predicate<String> unknown(Function<TestOutcome.Test, String> name) {
        if (sinceCut.isEmpty()) {
            return test -> last.isEmpty();
        }
        Set<String> titles = sinceCut.get();
        Set<String> since = names(outcome -> titles.contains(outcome.test().title()), name);
        Set<String> before = names(outcome -> !titles.contains(outcome.test().title()), name);
        return test -> before.contains(test) || !since.contains(test);
    }

    private Set<String> names(
            Predicate<TestOutcome> wanted, Function<TestOutcome.Test, String> name) {
        return last.values().stream()
                .filter(wanted)
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
