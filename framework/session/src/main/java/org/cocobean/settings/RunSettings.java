package org.cocobean.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a run of tests is set to: on which simulators, with which seed, waves and limits.
public sealed interface RunSettings extends SettingReader permits Settings {

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
        return text("cocobean.waves");
    }

    /// `cocobean.progress`: how a run shows how far it is, `auto`, `off`, `live` or a time between
    /// two lines; default `auto`.
    default String progress() {
        return text("cocobean.progress").orElse("auto");
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

    /// `cocobean.timeout`: how long one test may take by the clock on the wall; default 10 min.
    default Duration wallTimeout() {
        return duration("cocobean.timeout", Duration.ofMinutes(10));
    }

    /// True where a missing tool is a failure and not a reason to skip: `cocobean.ci`, else the
    /// environment variable `CI`.
    default boolean continuousIntegration() {
        return text("cocobean.ci")
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
