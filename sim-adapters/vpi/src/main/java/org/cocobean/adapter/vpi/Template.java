package org.cocobean.adapter.vpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Words with placeholders, separated by white space.
///
/// A word stands once for each value of the placeholder in it: `-I{include}` becomes `-Ia -Ib`, or
/// nothing where there are no include directories. `{standard|2012}` is 2012 where nothing was
/// chosen. A word has at most one placeholder with several values.
record Template(String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([\\w.:]+)(?:\\|([^}]*))?}");

    /// Returns the words.
    ///
    /// @throws IllegalArgumentException for a placeholder without a meaning
    List<String> words(Map<String, List<String>> values) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            if (!word.isEmpty()) {
                words.addAll(expanded(word, values));
            }
        }
        return words;
    }

    /// Returns the whole text as one word.
    String line(Map<String, List<String>> values) {
        return String.join(" ", expanded(text, values));
    }

    private List<String> expanded(String word, Map<String, List<String>> values) {
        List<String> results = List.of("");
        int end = 0;
        Matcher placeholder = PLACEHOLDER.matcher(word);
        while (placeholder.find()) {
            results = appended(results, List.of(word.substring(end, placeholder.start())));
            results = appended(results, meanings(placeholder, values));
            end = placeholder.end();
        }
        return appended(results, List.of(word.substring(end)));
    }

    private List<String> meanings(Matcher placeholder, Map<String, List<String>> values) {
        List<String> known = values.get(placeholder.group(1));
        if (known == null) {
            throw new IllegalArgumentException(
                    "{%s} in '%s' means nothing; there are: %s"
                            .formatted(
                                    placeholder.group(1),
                                    text.strip(),
                                    values.keySet().stream()
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
        }
        return known.isEmpty() && placeholder.group(2) != null
                ? List.of(placeholder.group(2))
                : known;
    }

    private static List<String> appended(List<String> starts, List<String> ends) {
        return starts.stream().flatMap(start -> ends.stream().map(end -> start + end)).toList();
    }
}
