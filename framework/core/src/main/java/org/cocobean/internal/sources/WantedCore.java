package org.cocobean.internal.sources;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A core that another depends on: its name, and which of its versions fit.
///
/// @param operator `=`, `<`, `<=`, `>`, `>=`, `~` (the first two numbers stay), `^` (the first that
///   is not 0 and those before it stay), or empty, which is `=` where there is a version
record WantedCore(String operator, CoreName core) {

    private static final Pattern WANTED = Pattern.compile("\\s*(>=|<=|[=<>^~])?\\s*(\\S+)\\s*");

    /// Reads a dependency, if it is one; an operator needs a version.
    static Optional<WantedCore> of(String text) {
        Matcher wanted = WANTED.matcher(text);
        if (!wanted.matches()) {
            return Optional.empty();
        }
        String operator = Optional.ofNullable(wanted.group(1)).orElse("");
        return CoreName.of(wanted.group(2))
                .filter(core -> operator.isEmpty() || !core.version().isEmpty())
                .map(core -> new WantedCore(operator, core));
    }

    /// Tells whether a core of this name has a version that fits.
    boolean fits(CoreVersion version) {
        if (core.version().isEmpty()) {
            return true;
        }
        CoreVersion wanted = CoreVersion.of(core.version());
        int order = version.compareTo(wanted);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "~" -> order >= 0 && version.begins(wanted, Math.min(2, wanted.parts().size()));
            case "^" -> order >= 0 && version.begins(wanted, wanted.significant());
            default -> order == 0;
        };
    }
}
