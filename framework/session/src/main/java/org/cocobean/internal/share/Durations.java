package org.cocobean.internal.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/// How long tests took in the runs before, next to the directories of the runs: one line `CLASS
/// METHOD MILLISECONDS` each. A guess for the order only: nothing depends on its truth.
///
/// @param millis the times by class and method, with a space between
public record Durations(Map<String, Long> millis) {

    private static final String FILE = "durations.txt";

    /// Takes a copy.
    public Durations {
        millis = Map.copyOf(millis);
    }

    /// Reads what the runs before the given one took; nothing, if there were none.
    public static Durations before(Path run) {
        Map<String, Long> millis = new TreeMap<>();
        try {
            for (String line : Files.readString(run.resolveSibling(FILE)).lines().toList()) {
                int end = line.lastIndexOf(' ');
                if (end > 0 && line.substring(end + 1).matches("\\d{1,15}")) {
                    millis.put(line.substring(0, end), Long.parseLong(line.substring(end + 1)));
                }
            }
        } catch (NoSuchFileException e) {
            return new Durations(Map.of());
        } catch (IOException e) {
            LoggerFactory.getLogger(Durations.class)
                    .warn("The tests run in no special order: {}", e.toString());
        }
        return new Durations(millis);
    }

    /// Writes down the times of a run for the next one; those of tests that were not in it stay.
    public void addTo(Path run) throws IOException {
        Map<String, Long> all = new TreeMap<>(before(run).millis);
        all.putAll(millis);
        Path whole = run.resolveSibling(".durations-" + UUID.randomUUID());
        Files.writeString(
                whole,
                all.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
        Files.move(whole, run.resolveSibling(FILE), StandardCopyOption.REPLACE_EXISTING);
    }

    /// The time of a method; 0 if none is known.
    public long of(String type, String method) {
        return millis.getOrDefault(type + " " + method, 0L);
    }

    /// The longest time of a method of a class or of one nested in it.
    public long ofClass(String type) {
        return millis.entrySet().stream()
                .filter(entry -> isIn(type, entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    private static boolean isIn(String type, String test) {
        return test.startsWith(type)
                && test.length() > type.length()
                && (test.charAt(type.length()) == ' ' || test.charAt(type.length()) == '$');
    }
}
