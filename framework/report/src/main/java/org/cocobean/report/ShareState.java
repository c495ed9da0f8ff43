package org.cocobean.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How far a run is that several processes share: what of it is not finished.
///
/// Read from the files that the processes leave in `share/` of the run: what each has met
/// (`plans/NAME`, lines of `KEY ID`) and what was taken and finished (`claims/KEY.1`,
/// `claims/KEY.done`).
///
/// @param ends how many processes came to their end
/// @param open the tests that were not finished, each with what is known of it
public record ShareState(int ends, List<String> open) {

    /// Tests that a text names at most.
    private static final int NAMED = 20;

    /// Takes a copy.
    public ShareState {
        open = List.copyOf(open);
    }

    /// Reads the state of a run; one that is not shared is whole.
    public static ShareState of(Path run) throws IOException {
        Path share = run.resolve("share");
        if (!Files.isDirectory(share)) {
            return new ShareState(1, List.of());
        }
        List<String> plans = names(share.resolve("plans"));
        Map<String, String> met = new TreeMap<>();
        for (String plan : plans) {
            for (String line : Files.readAllLines(share.resolve("plans").resolve(plan))) {
                int space = line.indexOf(' ');
                met.put(line.substring(0, Math.max(0, space)), line.substring(space + 1));
            }
        }
        Set<String> done = new TreeSet<>();
        Set<String> taken = new TreeSet<>();
        for (String name : names(share.resolve("claims"))) {
            int dot = name.lastIndexOf('.');
            (name.endsWith(".done") ? done : taken).add(name.substring(0, Math.max(0, dot)));
        }
        List<String> open = new ArrayList<>();
        Set<String> all = new TreeSet<>(met.keySet());
        all.addAll(taken);
        all.removeAll(done);
        for (String key : all) {
            String state = taken.contains(key) ? "taken and not finished" : "never taken";
            open.add(readable(met.getOrDefault(key, key)) + ": " + state);
        }
        return new ShareState(plans.size(), open);
    }

    /// Such as `FifoTests, keepsOrder(), #3`.
    private static String readable(String id) {
        return Stream.of(id.split("/", -1))
                .map(segment -> segment.replaceAll("^\\[[^:]*:(.*)]$", "$1"))
                .map(name -> name.contains("(") ? name : name.substring(name.lastIndexOf('.') + 1))
                .filter(name -> !name.equals("junit-jupiter"))
                .collect(Collectors.joining(", "));
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /// Whether everything was done that any process has met.
    public boolean isWhole() {
        return ends > 0 && open.isEmpty();
    }

    /// What is missing, for a reader; empty if the run is whole.
    public String text() {
        if (isWhole()) {
            return "";
        }
        StringBuilder text = new StringBuilder("THE RUN IS NOT WHOLE: ");
        text.append(
                open.isEmpty()
                        ? "no process has come to its end, so nobody knows how many tests there are\n"
                        : "%s without an end%s\n"
                                .formatted(
                                        open.size() == 1 ? "1 test" : open.size() + " tests",
                                        ends == 0
                                                ? ", and no process has come to its end, so there may be more"
                                                : ""));
        open.stream().limit(NAMED).forEach(test -> text.append("  ").append(test).append('\n'));
        if (open.size() > NAMED) {
            text.append("  and ").append(open.size() - NAMED).append(" more\n");
        }
        return text.toString();
    }
}
