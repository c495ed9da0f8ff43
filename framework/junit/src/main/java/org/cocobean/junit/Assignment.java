package org.cocobean.junit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One `NAME=value` of an annotation. Space round the name and round the value is none of them:
/// every simulator would make something else of it. A text keeps its own within quotes.
record Assignment(String annotation, String name, Optional<String> value) {

    /// Reads an attribute of an annotation.
    ///
    /// @throws IllegalArgumentException when one has no name, or two have the same
    static List<Assignment> all(String attribute, String[] texts, Design design) {
        List<Assignment> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String text : texts) {
            Assignment one = of(attribute, text, design);
            if (!names.add(one.name)) {
                throw new IllegalArgumentException(
                        "%s, but '%s' has a value before that: which is meant?"
                                .formatted(one.annotation, one.name));
            }
            all.add(one);
        }
        return all;
    }

    private static Assignment of(String attribute, String text, Design design) {
        int equals = text.indexOf('=');
        String name = (equals < 0 ? text : text.substring(0, equals)).strip();
        String annotation =
                "@Design(top = \"%s\") has %s = \"%s\"".formatted(design.top(), attribute, text);
        if (name.isEmpty()) {
            throw new IllegalArgumentException(annotation + ": write NAME=value, such as WIDTH=8");
        }
        return new Assignment(
                annotation,
                name,
                equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1).strip()));
    }

    /// Returns the value.
    ///
    /// @throws IllegalArgumentException when there is none
    String expectValue() {
        return value.orElseThrow(() ->
                new IllegalArgumentException(annotation + ": write NAME=value, such as WIDTH=8"));
    }
}
