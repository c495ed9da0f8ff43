package org.cocobean.cluster;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a user asks `submit` for.
///
/// @param on the scheduler
/// @param shards how many jobs to ask for
/// @param folder the shared directory that gets the directory of the run
/// @param directives lines for the head of the script, such as `--partition=fast`
/// @param template a script to use instead of our own; empty for our own
/// @param report where the merged report goes; empty for the directory of the run
/// @param retries how often jobs are submitted again when they end before the run does
/// @param askSeconds how much time is between two questions to the scheduler
/// @param dryRun whether to show and not to submit
/// @param command what each job runs
record Request(
        String on,
        int shards,
        Path folder,
        List<String> directives,
        String template,
        String report,
        int retries,
        int askSeconds,
        boolean dryRun,
        List<String> command) {

    private static final int MOST_SHARDS = 10_000;

    static Request of(List<String> arguments, Path workingDirectory) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> directives = new ArrayList<>();
        boolean dryRun = false;
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty() && !rest.peek().equals("--")) {
            String option = rest.remove();
            switch (option) {
                case "--dry-run" -> dryRun = true;
                case "--directive" -> directives.add(value(option, rest));
                case "--on",
                        "-n",
                        "--share",
                        "--template",
                        SubmitMain.REPORT,
                        "--retries",
                        "--ask" ->
                        values.put(option, value(option, rest));
                default -> throw new UsageException("unknown option '" + option + "'");
            }
        }
        rest.poll();
        if (rest.isEmpty()) {
            throw new UsageException(
                    "no command: what each job runs stands after --, for example -- mvn -o surefire:test");
        }
        return new Request(
                needed(values, "--on", "one of " + String.join(", ", Scheduler.NAMES)),
                number(needed(values, "-n", "how many jobs"), "-n", 1),
                workingDirectory
                        .resolve(values.getOrDefault("--share", "target/cocobean-share"))
                        .normalize(),
                List.copyOf(directives),
                values.getOrDefault("--template", ""),
                values.getOrDefault(SubmitMain.REPORT, ""),
                number(values.getOrDefault("--retries", "3"), "--retries", 0),
                number(values.getOrDefault("--ask", "5"), "--ask", 1),
                dryRun,
                List.copyOf(rest));
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty() || rest.peek().equals("--")) {
            throw new UsageException(option + " needs a value");
        }
        return rest.remove();
    }

    private static String needed(Map<String, String> values, String option, String what) {
        String value = values.get(option);
        if (value == null) {
            throw new UsageException("%s is needed: %s".formatted(option, what));
        }
        return value;
    }

    private static int number(String text, String option, int least) {
        if (!text.matches("\\d{1,6}")
                || Integer.parseInt(text) < least
                || Integer.parseInt(text) > MOST_SHARDS) {
            throw new UsageException(
                    "%s takes a number from %d to %d, not '%s'"
                            .formatted(option, least, MOST_SHARDS, text));
        }
        return Integer.parseInt(text);
    }
}
