package org.cocobean.internal.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.cocobean.settings.Settings;

/// Chooses tests by words: `fifo and not (slow or wide)`. A word fits a test whose class, method or
/// display name contains it, or that has it as a tag; upper and lower case are the same.
final class Selection implements Predicate<Collection<String>> {

    private static final Pattern PART = Pattern.compile("[()]|[^\\s()]+");

    private final String text;
    private final List<String> parts;
    private final Predicate<Collection<String>> chosen;
    private int next;

    /// Reads what `cocobean.select` says.
    ///
    /// @throws IllegalArgumentException for a text that cannot be understood
    Selection(String text) {
        this.text = text;
        this.parts =
                new ArrayList<>(
                        PART.matcher(text.toLowerCase(Locale.ROOT))
                                .results()
                                .map(found -> found.group())
                                .toList());
        this.chosen = either();
        if (next < parts.size()) {
            throw refused("'" + parts.get(next) + "' does not fit there");
        }
    }

    /// Tells whether a test is chosen.
    ///
    /// @param names of one test, in lower case
    @Override
    public boolean test(Collection<String> names) {
        return chosen.test(names);
    }

    private Predicate<Collection<String>> either() {
        Predicate<Collection<String>> all = both();
        while (takes("or")) {
            all = all.or(both());
        }
        return all;
    }

    private Predicate<Collection<String>> both() {
        Predicate<Collection<String>> all = one();
        while (takes("and")) {
            all = all.and(one());
        }
        return all;
    }

    private Predicate<Collection<String>> one() {
        if (takes("not")) {
            return one().negate();
        }
        if (takes("(")) {
            Predicate<Collection<String>> inside = either();
            if (!takes(")")) {
                throw refused("a ')' is missing");
            }
            return inside;
        }
        if (next == parts.size() || List.of("and", "or", ")").contains(parts.get(next))) {
            throw refused("a word is missing");
        }
        String word = parts.get(next++);
        return names -> names.stream().anyMatch(name -> name.contains(word));
    }

    private boolean takes(String part) {
        boolean is = next < parts.size() && parts.get(next).equals(part);
        next += is ? 1 : 0;
        return is;
    }

    private IllegalArgumentException refused(String why) {
        return Settings.refused(
                "cocobean.select",
                text,
                "words of names or tags with and, or, not and brackets, such as 'fifo and not slow' ("
                        + why
                        + ")");
    }
}
