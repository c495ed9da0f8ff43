package org.cocobean.sim.spi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A source as a design names it: `LIBRARY=path` or a path alone, which may hold `=` further on.
///
/// @param library of VHDL, empty when none is named
public record Source(Optional<String> library, String path) {

    private static final Pattern IN_LIBRARY = Pattern.compile("(\\w+)=(.+)");

    /// Reads what a design says.
    public static Source of(String text) {
        Matcher parts = IN_LIBRARY.matcher(text);
        return parts.matches()
                ? new Source(Optional.of(parts.group(1)), parts.group(2))
                : new Source(Optional.empty(), text);
    }

    /// Returns the same library with another path.
    public Source at(String other) {
        return new Source(library, other);
    }

    /// Returns it as a design names it.
    public String text() {
        return library.map(name -> name + "=" + path).orElse(path);
    }
}
