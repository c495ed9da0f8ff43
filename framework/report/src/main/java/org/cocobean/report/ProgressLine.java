package org.cocobean.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// One line that says how far a run is.
public final class ProgressLine {

    private static final long LONG_MS = 2_000;
    private static final int MOST_NAMED = 3;

    private ProgressLine() {}

    /// @param notes of all processes, by worker
    /// @param now milliseconds since 1970
    public static String of(Map<String, List<ProgressNote>> notes, long now) {
        List<ProgressNote> all = notes.values().stream().flatMap(Collection::stream).toList();
        long failed = all.stream().mapToLong(ProgressNote::failed).sum();
        long skipped = all.stream().mapToLong(ProgressNote::skipped).sum();
        long done = all.stream().mapToLong(ProgressNote::passed).sum() + failed + skipped;
        long expected = all.stream().mapToLong(ProgressNote::expected).sum();
        StringBuilder line = new StringBuilder();
        line.append(done);
        if (expected > done) {
            line.append(" of about ").append(expected);
        }
        line.append(done == 1 && expected <= done ? " test" : " tests");
        line.append(failed == 0 ? "" : ", " + failed + " FAILED");
        line.append(skipped == 0 ? "" : ", " + skipped + " skipped");
        left(all).ifPresent(left -> line.append(", about ").append(time(left)).append(" left"));
        String doing = doing(notes, now);
        return doing.isEmpty() ? line.toString() : line + " | " + doing;
    }

    /// By the last times, spread over those that run now.
    private static java.util.OptionalLong left(List<ProgressNote> all) {
        long expected = all.stream().mapToLong(ProgressNote::expectedMs).sum();
        long known = all.stream().mapToLong(ProgressNote::knownMs).sum();
        long atOnce =
                all.stream()
                        .flatMap(note -> note.doing().stream())
                        .filter(ProgressNote.Doing::isTest)
                        .count();
        long left = (expected - known) / Math.max(1, atOnce);
        return left < 1_000 ? java.util.OptionalLong.empty() : java.util.OptionalLong.of(left);
    }

    /// What threads do for tests first, then the tests, longest first.
    private static String doing(Map<String, List<ProgressNote>> notes, long now) {
        List<Named> all = new ArrayList<>();
        notes.forEach((worker, ofWorker) ->
                ofWorker.forEach(note ->
                        note.doing()
                                .forEach(doing ->
                                        all.add(
                                                new Named(
                                                        notes.size() > 1 ? worker + " " : "",
                                                        doing)))));
        all.sort(
                Comparator.comparing((Named named) -> named.doing.isTest())
                        .thenComparingLong(named -> named.doing.sinceMillis()));
        List<String> shown = all.stream().limit(MOST_NAMED).map(named -> named.text(now)).toList();
        String more =
                all.size() > MOST_NAMED ? " and %d more".formatted(all.size() - MOST_NAMED) : "";
        return String.join("; ", shown) + more;
    }

    private record Named(String worker, ProgressNote.Doing doing) {

        String text(long now) {
            long since = now - doing.sinceMillis();
            return worker + doing.what() + (since < LONG_MS ? "" : " " + time(since));
        }
    }

    private static String time(long millis) {
        long seconds = Math.round(millis / 1000.0);
        return seconds < 100 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }
}
