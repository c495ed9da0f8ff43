package org.cocobean.report;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cocobean.waves.WaveCycles;
import org.cocobean.waves.WaveFile;
import org.cocobean.waves.WaveFormatException;
import org.cocobean.waves.WaveSignal;

/// The last cycles of a failed test.
final class FailureWaves {

    private static final int ROWS = 12;
    private static final int CYCLES = 20;

    private FailureWaves() {}

    /// @param message signals whose names stand in it come first
    /// @return empty without a file of waves, or where it cannot be read: then its path, which
    ///   stands beside, is all that is known
    static Optional<WaveCycles> lastCycles(Path waves, String message) {
        if (!Files.isRegularFile(waves)) {
            return Optional.empty();
        }
        try (WaveFile file = WaveFile.open(waves)) {
            List<WaveSignal> chosen = chosen(file.signals(), message, ROWS);
            return chosen.isEmpty()
                    ? Optional.empty()
                    : Optional.of(WaveCycles.last(file, chosen, CYCLES));
        } catch (WaveFormatException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /// Those of the message, then those nearest to the top; each value once.
    static List<WaveSignal> chosen(List<WaveSignal> all, String message, int rows) {
        Set<String> words = new HashSet<>(List.of(message.split("[^\\w.\\[\\]]+")));
        Set<Integer> handles = new HashSet<>();
        List<WaveSignal> chosen = new ArrayList<>();
        all.stream()
                .filter(signal -> signal.width() > 0)
                .sorted(
                        Comparator.comparing((WaveSignal signal) -> !isIn(words, signal))
                                .thenComparingLong(FailureWaves::depth))
                .filter(signal -> handles.add(signal.handle()))
                .limit(rows)
                .forEach(chosen::add);
        return chosen;
    }

    private static boolean isIn(Set<String> words, WaveSignal signal) {
        return words.contains(signal.path()) || words.contains(signal.name());
    }

    private static long depth(WaveSignal signal) {
        return signal.path().chars().filter(each -> each == '.').count();
    }
}
