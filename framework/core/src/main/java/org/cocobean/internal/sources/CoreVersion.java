package org.cocobean.internal.sources;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version of a core: numbers and words such as `1.10` and `2.0-rc1`, and a revision, `-r2`.
///
/// Numbers compare as such, and what is not there is 0; a word comes before the number that could
/// stand there, so that `2.0-rc1` comes before `2.0`.
record CoreVersion(List<String> parts, BigInteger revision) implements Comparable<CoreVersion> {

    private static final Pattern REVISION = Pattern.compile("(.*?)(?:-r(\\d+))?");
    private static final Pattern PART = Pattern.compile("\\d+|[A-Za-z]+");

    /// Reads a version; an empty one is 0.
    static CoreVersion of(String text) {
        Matcher whole = REVISION.matcher(text);
        boolean revised = whole.matches() && whole.group(2) != null;
        String version = revised ? whole.group(1) : text;
        return new CoreVersion(
                PART.matcher(version).results().map(MatchResult::group).toList(),
                revised ? new BigInteger(whole.group(2)) : BigInteger.ZERO);
    }

    @Override
    public int compareTo(CoreVersion other) {
        int order = compareParts(other, Math.max(parts.size(), other.parts.size()));
        return order != 0 ? order : revision.compareTo(other.revision);
    }

    /// Tells whether the first numbers are the same.
    boolean begins(CoreVersion other, int count) {
        return compareParts(other, count) == 0;
    }

    /// Returns how many parts reach to the first that is not 0; all, when each is.
    int significant() {
        for (int i = 0; i < parts.size(); i++) {
            if (compare(parts.get(i), "0") != 0) {
                return i + 1;
            }
        }
        return parts.size();
    }

    private int compareParts(CoreVersion other, int count) {
        for (int i = 0; i < count; i++) {
            int order = compare(part(i), other.part(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private String part(int index) {
        return index < parts.size() ? parts.get(index) : "0";
    }

    private static int compare(String one, String other) {
        boolean number = Character.isDigit(one.charAt(0));
        if (number != Character.isDigit(other.charAt(0))) {
            return number ? 1 : -1;
        }
        return number ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }
}
