package org.cocobean.wording;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads how many of which things are meant: `questa:2` is two of `questa`, `board` is one.
public final class Amounts {

    private static final Pattern AMOUNT = Pattern.compile("\\s*([\\w-]+)(?::([1-9]\\d{0,3}))?\\s*");

    private Amounts() {}

    /// Reads a list; of a thing that is named twice, the larger number counts.
    ///
    /// @throws IllegalArgumentException when a text is none of these
    public static Map<String, Integer> of(List<String> texts) {
        Map<String, Integer> amounts = new TreeMap<>();
        for (String text : texts) {
            Matcher matcher = AMOUNT.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "'%s' is no amount: write 'questa' or 'questa:2'".formatted(text));
            }
            String number = matcher.group(2);
            amounts.merge(
                    matcher.group(1), number == null ? 1 : Integer.parseInt(number), Math::max);
        }
        return amounts;
    }
}
