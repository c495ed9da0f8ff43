package org.cocobean.sim.spi;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a compiler said about the request, not about the sources: always an error, also where the
/// tool only warns.
///
/// @param name what was asked for, as the tool has it
public record Complaint(Kind kind, String name) {

    /// What is wrong with the request.
    public enum Kind {
        /// The top has no parameter or generic of this name.
        NO_PARAMETER,
        /// There is no module, entity or configuration of this name.
        NO_TOP,
        /// Two sources declare a unit of this name.
        DECLARED_TWICE,
        /// The tool itself fails at an object with an integer of more than 32 bits.
        TOO_WIDE
    }

    /// Returns the complaint in a line, by patterns whose first group is the name.
    public static Optional<Complaint> find(Map<Pattern, Kind> patterns, String line) {
        for (Map.Entry<Pattern, Kind> pattern : patterns.entrySet()) {
            Matcher matcher = pattern.getKey().matcher(line);
            if (matcher.matches()) {
                return Optional.of(new Complaint(pattern.getValue(), matcher.group(1)));
            }
        }
        return Optional.empty();
    }
}
