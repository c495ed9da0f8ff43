package org.cocobean.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cocobean.waves.WaveCycles;
import org.cocobean.waves.WaveFile;
import org.cocobean.waves.WaveSignal;
import org.cocobean.waves.WaveSvg;
import org.cocobean.waves.WaveTime;
import org.cocobean.waves.WaveTransaction;

/// Shows a window of a wave file as a table.
final class WaveCommand {

    private static final Set<String> OPTIONS =
            Set.of("--signals", "--from", "--to", "--cycles", "--svg");
    private static final int CYCLES = 16;
    private static final int ROWS = 24;

    private WaveCommand() {}

    /// @param arguments `[--signals PATTERN,...] [--from TIME] [--to TIME] [--cycles N] [--svg
    ///   FILE]`; a pattern is a path or the end of one, of a signal or a lane
    /// @return the exit code
    static int run(Path waves, List<String> arguments, PrintStream out) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!OPTIONS.contains(arguments.get(i)) || i + 1 == arguments.size()) {
                out.println(
                        "wave takes --signals A,B  --from TIME  --to TIME  --cycles N  --svg FILE, not '%s'"
                                .formatted(arguments.get(i)));
                return 2;
            }
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        try (WaveFile file = WaveFile.open(waves)) {
            List<LaneEntry> entries = LaneEntry.read(waves.toAbsolutePath().resolveSibling(""));
            String wanted = options.getOrDefault("--signals", "");
            List<WaveSignal> signals = chosen(file, wanted, entries);
            List<WaveTransaction> lanes =
                    FailureWaves.transactions(
                            file, entries.stream().filter(e -> isWanted(e, wanted)).toList());
            int cycles = Integer.parseInt(options.getOrDefault("--cycles", "" + CYCLES));
            WaveTime time = new WaveTime(file.exponent());
            String from = options.get("--from");
            String to = options.get("--to");
            WaveCycles shown =
                    from == null && to == null
                            ? WaveCycles.last(file, signals, lanes, cycles)
                            : WaveCycles.between(
                                    file,
                                    signals,
                                    lanes,
                                    from == null ? file.start() : time.parse(from),
                                    to == null ? file.end() : time.parse(to),
                                    cycles);
            out.println(
                    "%s: %s, %s to %s"
                            .formatted(
                                    waves,
                                    file.signals().size() + " signals",
                                    time.text(file.start()),
                                    time.text(file.end())));
            file.damage().ifPresent(out::println);
            if (options.containsKey("--svg")) {
                Files.writeString(Path.of(options.get("--svg")), WaveSvg.alone(shown));
                out.println("Written: " + options.get("--svg"));
            } else {
                out.print(shown.text());
            }
            return 0;
        } catch (NumberFormatException e) {
            out.println("--cycles takes a number, not '%s'".formatted(options.get("--cycles")));
            return 2;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    private static boolean isWanted(LaneEntry entry, String patterns) {
        return patterns.isEmpty()
                || Arrays.stream(patterns.split(","))
                        .anyMatch(pattern -> isCalled(entry.lane(), pattern));
    }

    private static boolean isCalled(String path, String pattern) {
        return path.equals(pattern) || path.endsWith("." + pattern);
    }

    /// The busiest signal is the clock: where only lanes are asked for, it comes with them.
    private static List<WaveSignal> chosen(
            WaveFile file, String patterns, List<LaneEntry> entries) {
        Set<String> names = new HashSet<>();
        entries.forEach(entry -> names.add(entry.lane()));
        if (patterns.isEmpty()) {
            return FailureWaves.chosen(file.signals(), "", names, ROWS);
        }
        List<WaveSignal> chosen = new ArrayList<>();
        for (String pattern : patterns.split(",")) {
            List<WaveSignal> found =
                    file.signals().stream()
                            .filter(signal -> isCalled(signal.path(), pattern))
                            .toList();
            if (found.isEmpty() && names.stream().anyMatch(lane -> isCalled(lane, pattern))) {
                continue;
            }
            if (found.isEmpty()) {
                throw new IllegalArgumentException(
                        "no signal is called %s; there are for example %s"
                                .formatted(pattern, examples(file, pattern)));
            }
            chosen.add(found.getFirst());
        }
        return chosen.isEmpty() ? FailureWaves.chosen(file.signals(), "", Set.of(), 1) : chosen;
    }

    /// Those with a part of the name first.
    private static String examples(WaveFile file, String pattern) {
        String last = Arrays.asList(pattern.split("\\.")).getLast();
        List<String> like =
                file.signals().stream()
                        .map(WaveSignal::path)
                        .filter(path -> path.contains(last))
                        .limit(5)
                        .toList();
        return String.join(
                ", ",
                like.isEmpty()
                        ? file.signals().stream().map(WaveSignal::path).limit(5).toList()
                        : like);
    }
}
