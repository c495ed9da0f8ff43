package org.cocobean.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// What a run of tests is set to: on which simulators, with which seed, waves and limits.
sealed interface RunSettings extends SettingReader permits Settings {

    /// `cocobean.sim`: the simulators to run on, separated by commas, if chosen.
    default List<String> simulators() {
        return text("cocobean.sim").map(v -> List.of(v.split("\\s*,\\s*"))).orElse(List.of());
    }

    /// `cocobean.seed`: the seed that all tests derive theirs from, if fixed.
    default Optional<Long> seed() {
        return text("cocobean.seed")
                .map(v -> {
                    try {
                        return Long.decode(v);
                    } catch (NumberFormatException e) {
                        throw SettingReader.refused("cocobean.seed", v, "a whole number");
                    }
                });
    }

    /// `cocobean.waves`: `on`, `off` or `failure`, if chosen.
    default Optional<String> waves() {
        Optional<String> asFlag =
                text("cocobean.waves")
                        .map(v -> v.toLowerCase(Locale.ROOT))
                        .flatMap(v ->
                                switch (v) {
                                    case "true", "1" -> Optional.of("on");
                                    case "false", "0" -> Optional.of("off");
                                    default -> Optional.empty();
                                });
        return asFlag.or(() -> word("cocobean.waves", "on", "failure", "off"));
    }

    /// `cocobean.progress`: how a run shows how far it is, `auto`, `off`, `live` or a time between
    /// two lines; default `auto`.
    default String progress() {
        return text("cocobean.progress").orElse("auto");
    }

    /// `cocobean.progress`: that time, where it is one.
    default Duration progressEvery() {
        return text("cocobean.progress")
                .map(v ->
                        findDuration(v)
                                .orElseThrow(() ->
                                        SettingReader.refused(
                                                "cocobean.progress",
                                                v,
                                                "auto, live, off or " + A_TIME)))
                .orElse(Duration.ZERO);
    }

    /// The width of the terminal, if the shell exports it.
    default int columns() {
        return text("env.COLUMNS")
                .filter(v -> v.matches("\\d{2,4}"))
                .map(Integer::parseInt)
                .orElse(80);
    }

    /// `test`: the tests that Maven was asked for, if not all.
    default Optional<String> chosenTests() {
        return text("test").or(() -> text("groups")).or(() -> text("excludedGroups"));
    }

    /// `cocobean.log`: from which level on the logs of components are written, for all and by
    /// component; default `info`.
    ///
    /// @param component a component that has no level of its own has that of the name before its
    ///   last dot
    default String logLevel(String component) {
        String text = text("cocobean.log").orElse("info");
        return LogLevels.find(text, component)
                .orElseThrow(() -> SettingReader.refused("cocobean.log", text, LogLevels.WANTED));
    }

    /// `cocobean.log.limit`: how many lines the logs of components may write in one test; default
    /// 10000.
    default int logLimit() {
        return number("cocobean.log.limit", 0, 10_000);
    }

    /// `cocobean.test`: the one test to run, as reports name it, such as
    /// `a.FifoTests$Wide#keeps[2]`, if chosen.
    default Optional<String> exactTest() {
        return text("cocobean.test");
    }

    /// `cocobean.select`: which tests to run, by words of their names, if chosen.
    ///
    /// @return tells of the names and tags of a test, in lower case, whether it is chosen
    default Optional<Predicate<Collection<String>>> selection() {
        return text("cocobean.select").map(Selection::new);
    }

    /// `cocobean.failed`: whether to run only the tests that failed when they last ran.
    default boolean onlyFailed() {
        return flag("cocobean.failed", false);
    }

    /// `cocobean.order`: `random` runs classes and methods in an order that the seed decides.
    default boolean randomOrder() {
        return word("cocobean.order", "default", "random").filter("random"::equals).isPresent();
    }

    /// `cocobean.maxfail`: after how many failures the tests that are left are skipped, if at all.
    default Optional<Integer> mostFailures() {
        return text("cocobean.maxfail").map(v -> number("cocobean.maxfail", 1, 1));
    }

    /// `cocobean.repeat`: how often each test of a design runs, each time with other random
    /// numbers, such as `100`, or which of these times, such as `7-7`; the first and the last.
    default List<Integer> repetitions() {
        String text = text("cocobean.repeat").orElse("1");
        if (!text.matches("([1-9]\\d{0,6}-)?[1-9]\\d{0,6}")) {
            throw SettingReader.refused(
                    "cocobean.repeat", text, "a number from 1, or two as in 7-9");
        }
        String[] ends = text.split("-", -1);
        return List.of(
                ends.length == 1 ? 1 : Integer.parseInt(ends[0]),
                Integer.parseInt(ends[ends.length - 1]));
    }

    /// `cocobean.timeout`: how long one test may take by the clock on the wall; default 10 min.
    default Duration wallTimeout() {
        return duration("cocobean.timeout", Duration.ofMinutes(10));
    }

    /// True where a missing tool is a failure and not a reason to skip: `cocobean.ci`, else in a
    /// shared run, whose other hosts would take a test that was skipped here for one that had its
    /// turn, else the environment variable `CI`.
    default boolean continuousIntegration() {
        return text("cocobean.ci")
                .or(() -> text("cocobean.share"))
                .or(() -> text("env.CI"))
                .filter(v -> !v.equalsIgnoreCase("false"))
                .isPresent();
    }

    /// The Java and the machine of this JVM, for the reader of a report.
    default String machine() {
        return "Java %s on %s %s, %d cores"
                .formatted(
                        Runtime.version(),
                        text("os.name").orElse("?"),
                        text("os.arch").orElse("?"),
                        Runtime.getRuntime().availableProcessors());
    }

    /// `GITHUB_STEP_SUMMARY`: the file of the summary that GitHub shows on the page of a job.
    default Optional<Path> githubSummary() {
        return text("env.GITHUB_STEP_SUMMARY").map(Path::of);
    }
}
