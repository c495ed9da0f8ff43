package org.cocobean.internal.junit.unit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cocobean.session.Session;
import org.cocobean.settings.Settings;

/// What JUnit's side of a run is set to: which tests run, in which order and how often, and what is
/// shown of it.
///
/// @param settings the values
public record JunitSettings(Settings settings) {

    /// Returns those of a session.
    public static JunitSettings of(Session session) {
        return new JunitSettings(session.settings());
    }

    /// `cocobean.progress`: how a run shows how far it is, `auto`, `off`, `live` or a time between
    /// two lines; default `auto`.
    public String progress() {
        return settings.text("cocobean.progress").orElse("auto");
    }

    /// `cocobean.progress`: that time, where it is one.
    public Duration progressEvery() {
        return settings.text("cocobean.progress")
                .map(v ->
                        settings.findDuration(v)
                                .orElseThrow(() ->
                                        Settings.refused(
                                                "cocobean.progress",
                                                v,
                                                "auto, live, off or " + Settings.A_TIME)))
                .orElse(Duration.ZERO);
    }

    /// The width of the terminal, if the shell exports it.
    public int columns() {
        return settings.text("env.COLUMNS")
                .filter(v -> v.matches("\\d{2,4}"))
                .map(Integer::parseInt)
                .orElse(80);
    }

    /// `test`: the tests that Maven was asked for, if not all.
    public Optional<String> chosenTests() {
        return settings.text("test")
                .or(() -> settings.text("groups"))
                .or(() -> settings.text("excludedGroups"));
    }

    /// `cocobean.test`: the one test to run, as reports name it, such as
    /// `a.FifoTests$Wide#keeps[2]`, if chosen.
    public Optional<String> exactTest() {
        return settings.text("cocobean.test");
    }

    /// `cocobean.failed`: whether to run only the tests that failed when they last ran.
    public boolean onlyFailed() {
        return settings.flag("cocobean.failed", false);
    }

    /// `cocobean.order`: `random` runs classes and methods in an order that the seed decides.
    public boolean randomOrder() {
        return settings.word("cocobean.order", "default", "random")
                .filter("random"::equals)
                .isPresent();
    }

    /// `cocobean.maxfail`: after how many failures the tests that are left are skipped, if at all.
    public Optional<Integer> mostFailures() {
        return settings.text("cocobean.maxfail")
                .map(v -> settings.number("cocobean.maxfail", 1, 1));
    }

    /// `cocobean.repeat`: how often each test of a design runs, each time with other random
    /// numbers, such as `100`, or which of these times, such as `7-7`; the first and the last.
    public List<Integer> repetitions() {
        String text = settings.text("cocobean.repeat").orElse("1");
        if (!text.matches("([1-9]\\d{0,6}-)?[1-9]\\d{0,6}")) {
            throw Settings.refused("cocobean.repeat", text, "a number from 1, or two as in 7-9");
        }
        String[] ends = text.split("-", -1);
        return List.of(
                ends.length == 1 ? 1 : Integer.parseInt(ends[0]),
                Integer.parseInt(ends[ends.length - 1]));
    }

    /// `GITHUB_STEP_SUMMARY`: the file of the summary that GitHub shows on the page of a job.
    public Optional<Path> githubSummary() {
        return settings.text("env.GITHUB_STEP_SUMMARY").map(Path::of);
    }
}
