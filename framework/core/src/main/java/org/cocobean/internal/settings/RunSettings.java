package org.cocobean.internal.settings;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.cocobean.session.Session;
import org.cocobean.settings.Settings;

/// What a run of tests is set to, whatever runs them: on which simulators, with which seed, waves,
/// logs and limits.
///
/// @param settings the values
public record RunSettings(Settings settings) {

    /// Returns those of a session.
    public static RunSettings of(Session session) {
        return new RunSettings(session.settings());
    }

    /// `cocobean.sim`: the simulators to run on, separated by commas, if chosen.
    public List<String> simulators() {
        return settings.text("cocobean.sim")
                .map(v -> List.of(v.split("\\s*,\\s*")))
                .orElse(List.of());
    }

    /// `cocobean.seed`: the seed that all tests derive theirs from, if fixed.
    public Optional<Long> seed() {
        return settings.text("cocobean.seed")
                .map(v -> {
                    try {
                        return Long.decode(v);
                    } catch (NumberFormatException e) {
                        throw Settings.refused("cocobean.seed", v, "a whole number");
                    }
                });
    }

    /// `cocobean.waves`: `on`, `off` or `failure`, if chosen.
    public Optional<String> waves() {
        Optional<String> asFlag =
                settings.text("cocobean.waves")
                        .map(v -> v.toLowerCase(Locale.ROOT))
                        .flatMap(v ->
                                switch (v) {
                                    case "true", "1" -> Optional.of("on");
                                    case "false", "0" -> Optional.of("off");
                                    default -> Optional.empty();
                                });
        return asFlag.or(() -> settings.word("cocobean.waves", "on", "failure", "off"));
    }

    /// `cocobean.timeout`: how long one test may take by the clock on the wall; default 10 min.
    public Duration wallTimeout() {
        return settings.duration("cocobean.timeout", Duration.ofMinutes(10));
    }

    /// `cocobean.log`: from which level on the logs of components are written, for all and by
    /// component; default `info`.
    ///
    /// @param component a component that has no level of its own has that of the name before its
    ///   last dot
    public String logLevel(String component) {
        String text = settings.text("cocobean.log").orElse("info");
        return LogLevels.find(text, component)
                .orElseThrow(() -> Settings.refused("cocobean.log", text, LogLevels.WANTED));
    }

    /// `cocobean.log.limit`: how many lines the logs of components may write in one test; default
    /// 10000.
    public int logLimit() {
        return settings.number("cocobean.log.limit", 0, 10_000);
    }

    /// `cocobean.select`: which tests to run, by words of their names, if chosen.
    ///
    /// @return tells of the names and tags of a test, in lower case, whether it is chosen
    public Optional<Predicate<Collection<String>>> selection() {
        return settings.text("cocobean.select").map(Selection::new);
    }
}
