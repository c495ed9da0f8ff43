package org.cocobean.internal.sources;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a core, `vendor:library:name`, and its version, empty where it has none. The older
/// `name-version` is one without vendor and library.
record CoreName(String name, String version) {

    private static final Pattern FULL =
            Pattern.compile("([^\\s:!<>=^~]*:[^\\s:]*:[^\\s:]+)(?::([^\\s:]*))?");
    private static final Pattern OLD =
            Pattern.compile("([^\\s:!<>=^~]+?)(?:-(\\d[^\\s:-]*(?:-r\\d+)?))?");

    /// Reads a name, if it is one.
    static Optional<CoreName> of(String text) {
        Matcher full = FULL.matcher(text);
        if (full.matches()) {
            return Optional.of(new CoreName(full.group(1), orNone(full, 2)));
        }
        Matcher old = OLD.matcher(text);
        return old.matches()
                ? Optional.of(new CoreName("::" + old.group(1), orNone(old, 2)))
                : Optional.empty();
    }

    private static String orNone(Matcher matcher, int group) {
        return Optional.ofNullable(matcher.group(group)).orElse("");
    }

    /// Returns the name with its version.
    String text() {
        return version.isEmpty() ? name : name + ":" + version;
    }
}
