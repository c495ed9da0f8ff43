package org.cocobean.internal.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A condition on the targets of Bender: `*`, a name, `not(a)`, `any(a, b)`, `all(a, b)`, one in
/// another.
final class TargetExpression {

    private final String text;
    private final Set<String> targets;
    private int at;

    /// @param text without spaces
    TargetExpression(String text, Set<String> targets) {
        this.text = text;
        this.targets = targets;
    }

    /// Tells whether the condition holds.
    ///
    /// @throws IllegalArgumentException when it cannot be understood
    boolean isOn() {
        boolean on = condition();
        if (at != text.length()) {
            throw wrong();
        }
        return on;
    }

    private boolean condition() {
        int start = at;
        while (at < text.length() && "(),".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String name = text.substring(start, at);
        if (at == text.length() || text.charAt(at) != '(') {
            if (name.isEmpty()) {
                throw wrong();
            }
            return name.equals("*") || targets.contains(name);
        }
        List<Boolean> inner = new ArrayList<>();
        do {
            at++;
            inner.add(condition());
        } while (at < text.length() && text.charAt(at) == ',');
        if (at == text.length() || text.charAt(at++) != ')') {
            throw wrong();
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "all" -> !inner.contains(false);
            case "any" -> inner.contains(true);
            case "not" -> !inner.contains(true);
            default -> throw wrong();
        };
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException(
                "the target '%s' is not understood: write *, a name, not(a), any(a, b) or all(a, b)"
                        .formatted(text));
    }
}
