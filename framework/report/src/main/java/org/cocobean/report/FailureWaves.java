package org.cocobean.report;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cocobean.waves.WaveCycles;
import org.cocobean.waves.WaveFile;
import org.cocobean.waves.WaveFormatException;
import org.cocobean.waves.WaveSignal;
import org.cocobean.waves.WaveTime;
import org.cocobean.waves.WaveTransaction;

/// The last cycles of a failed test.
final class FailureWaves {

    private static final int ROWS = 12;
    private static final int CYCLES = 20;

    private static final Pattern CLOCK_OR_RESET =
            Pattern.compile(
                    "(.*_)?(a?clk|clock|a?rst|a?reset|[ahp]clk|[ahp]reset)(_?[nbi])*",
                    Pattern.CASE_INSENSITIVE);

    private FailureWaves() {}

    /// @param message signals whose names stand in it come first
    /// @param entries what went on in the lanes of the test
    static LastCycles lastCycles(Path waves, String message, List<LaneEntry> entries) {
        if (!Files.isRegularFile(waves)) {
            return LastCycles.NONE;
        }
        try (WaveFile file = WaveFile.open(waves)) {
            List<WaveSignal> chosen = chosen(file.signals(), message, lanes(entries), ROWS);
            return chosen.isEmpty()
                    ? LastCycles.NONE
                    : LastCycles.of(
                            WaveCycles.last(file, chosen, transactions(file, entries), CYCLES));
        } catch (WaveFormatException | UncheckedIOException e) {
            return LastCycles.unreadable(e);
        }
    }

    /// In the file's unit of time, in the order in which they began.
    static List<WaveTransaction> transactions(WaveFile file, List<LaneEntry> entries) {
        WaveTime time = new WaveTime(file.exponent());
        return entries.stream()
                .map(entry -> entry.in(time))
                .sorted(Comparator.comparingLong(WaveTransaction::start))
                .toList();
    }

    private static Set<String> lanes(List<LaneEntry> entries) {
        return entries.stream().map(LaneEntry::lane).collect(Collectors.toSet());
    }

    /// Those of the message, then clocks and resets, those of the lanes, and those nearest to the
    /// top; each value once.
    static List<WaveSignal> chosen(
            List<WaveSignal> all, String message, Set<String> lanes, int rows) {
        Set<String> words = new HashSet<>(List.of(message.split("[^\\w.\\[\\]]+")));
        Set<Integer> handles = new HashSet<>();
        List<WaveSignal> chosen = new ArrayList<>();
        all.stream()
                .filter(signal -> signal.width() > 0)
                .sorted(
                        Comparator.comparing((WaveSignal signal) -> !isIn(words, signal))
                                .thenComparing(signal -> !isClockOrReset(signal))
                                .thenComparing(signal -> !isOf(lanes, signal))
                                .thenComparingLong(FailureWaves::depth))
                .filter(signal -> handles.add(signal.handle()))
                .limit(rows)
                .forEach(chosen::add);
        return chosen;
    }

    private static boolean isIn(Set<String> words, WaveSignal signal) {
        return words.contains(signal.path()) || words.contains(signal.name());
    }

    private static boolean isClockOrReset(WaveSignal signal) {
        return signal.width() == 1
                && depth(signal) <= 2
                && CLOCK_OR_RESET.matcher(signal.name()).matches();
    }

    /// The pins of a bus are called as the bus, and more.
    private static boolean isOf(Set<String> lanes, WaveSignal signal) {
        return lanes.stream().anyMatch(lane -> ("." + signal.path()).contains("." + lane));
    }

    private static long depth(WaveSignal signal) {
        return signal.path().chars().filter(each -> each == '.').count();
    }
}
