package org.cocobean.adapter.ghdl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Cuts the text of VHDL into its parts (IEEE 1076-2008, 15).
final class VhdlText {

    private static final List<String> STANDARD_TYPES =
            List.of(
                    "std_logic",
                    "std_ulogic",
                    "std_logic_vector",
                    "std_ulogic_vector",
                    "signed",
                    "unsigned",
                    "bit",
                    "bit_vector",
                    "boolean",
                    "integer",
                    "natural",
                    "positive",
                    "character");

    private VhdlText() {}

    /// Returns the names of the types that designs use most and the standard declares, and others.
    static Set<String> standardTypesAnd(String... others) {
        Set<String> all = new HashSet<>(STANDARD_TYPES);
        all.addAll(List.of(others));
        return Set.copyOf(all);
    }

    /// Returns a source with blanks in place of its comments.
    static String bare(String source) {
        StringBuilder text = new StringBuilder(source);
        int at = 0;
        while (at < source.length()) {
            int end = at + 1;
            if (source.startsWith("--", at)) {
                end = source.indexOf('\n', at);
                end = blank(text, at, end < 0 ? source.length() : end);
            } else if (source.startsWith("/*", at)) {
                end = source.indexOf("*/", at);
                end = blank(text, at, end < 0 ? source.length() : end + 2);
            } else {
                end = next(source, at);
            }
            at = end;
        }
        return text.toString();
    }

    private static int blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '\n') {
                text.setCharAt(i, ' ');
            }
        }
        return to;
    }

    /// Returns where the next character or literal begins.
    private static int next(String text, int at) {
        char c = text.charAt(at);
        if (c == '"' || c == '\\') {
            int end = text.indexOf(c, at + 1);
            return end < 0 ? text.length() : end + 1;
        }
        boolean character = c == '\'' && at + 2 < text.length() && text.charAt(at + 2) == '\'';
        return character && !isNameBefore(text, at) ? at + 3 : at + 1;
    }

    private static boolean isNameBefore(String text, int at) {
        return at > 0
                && (Character.isLetterOrDigit(text.charAt(at - 1))
                        || "_)\\".indexOf(text.charAt(at - 1)) >= 0);
    }

    /// Returns where the parenthesis closes that opens at a place, or the length of the text.
    static int close(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at = next(text, at)) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return text.length();
    }

    /// Cuts a text at each separator that stands outside of parentheses and literals.
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < text.length(); at = next(text, at)) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == separator && depth == 0) {
                parts.add(text.substring(from, at).strip());
                from = at + 1;
            }
        }
        parts.add(text.substring(from).strip());
        return parts;
    }
}
