package org.cocobean.sim.spi;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.session.BuildFailedException;

/// What a design's [org.cocobean.sim.HdlDesign#visible()] stands for: paths below the top, in which
/// `*` is anything, or `all`.
public final class VisiblePatterns {

    private static final int SHOWN = 20;

    private VisiblePatterns() {}

    /// Returns whether a path below the top matches one of the patterns.
    public static Predicate<String> matching(List<String> patterns) {
        if (patterns.isEmpty()) {
            return path -> false;
        }
        return Pattern.compile(
                        patterns.stream()
                                .map(pattern -> pattern.equals("all") ? "*" : pattern)
                                .map(pattern ->
                                        Stream.of(pattern.split("\\*", -1))
                                                .map(Pattern::quote)
                                                .collect(Collectors.joining(".*")))
                                .collect(Collectors.joining("|")))
                .asMatchPredicate();
    }

    /// Returns the patterns that match none of the paths; `all` always matches.
    public static List<String> stray(List<String> patterns, List<String> paths) {
        return patterns.stream()
                .filter(pattern -> !pattern.equals("all"))
                .filter(pattern -> paths.stream().noneMatch(matching(List.of(pattern))))
                .toList();
    }

    /// Returns the failure of a build whose pattern matches no signal: a test would look for what
    /// it thinks is there.
    ///
    /// @param paths of all signals, below the top
    public static BuildFailedException failure(String pattern, List<String> paths) {
        return new BuildFailedException(
                "visible = \"%s\" matches no signal; below the top there are %s%s"
                        .formatted(
                                pattern,
                                String.join(", ", paths.subList(0, Math.min(SHOWN, paths.size()))),
                                paths.size() > SHOWN ? ", and more" : ""));
    }
}
